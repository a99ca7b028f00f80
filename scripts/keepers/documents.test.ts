import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { absolute, repositoryFiles } from '../checks/sources.ts'

const folder = absolute('docs/decisions')
const read = (file: string): string => readFileSync(`${folder}/${file}`, 'utf8')

test('decision records are numbered without a gap, and each is listed by its title', () => {
  const records = readdirSync(folder)
    .filter((file) => file !== 'README.md')
    .sort()
  assert.deepEqual(
    records.map((file) => Number.parseInt(file, 10)),
    records.map((_, index) => index + 1),
  )
  const listed = read('README.md').match(/^\d+\. \[.*$/gm)
  const titles = records.map((file) => /^# (\d+\. )(.*)$/m.exec(read(file)))
  assert.deepEqual(
    listed,
    records.map((file, index) => `${titles[index]?.[1]}[${titles[index]?.[2]}](${file})`),
  )
})

test('a file that a document names is there', () => {
  const documents = ['README.md', 'ARCHITECTURE.md', 'SECURITY.md', 'docs/scenarios.md', 'docs/linked-flows.md']
  const files = repositoryFiles().map((file) => `/${file.replaceAll('\\', '/')}`)
  const missing = documents.flatMap((document) =>
    [...readFileSync(absolute(document), 'utf8').matchAll(/`([\w./-]+\.(?:tsx?|mjs|grit|bpmn))`/g)]
      .map(([, name]) => name)
      .filter((name) => !files.some((file) => file.endsWith(`/${name}`)))
      .map((name) => `${document}: ${name}`),
  )
  assert.deepEqual(missing, [])
})
