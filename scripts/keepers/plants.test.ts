import assert from 'node:assert/strict'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, test } from 'node:test'
import { root } from '../bootstrap/root.mjs'
import { lint } from '../checks/lint.ts'
import type { Outcome } from '../checks/outcome.ts'
import { concernsAll, repositoryFiles } from '../checks/sources.ts'
import { allowed, plants } from './plants.ts'

// The lint that `npm run check` runs, by the repository's own rules, on everything that is planted and nothing else.
// That the repository as it is passes is what `npm run check` itself says.

let copy: string
let broken: Outcome
let findings: { file: string; told: string }[]

before(async () => {
  copy = await mkdtemp(join(tmpdir(), 'countersign-plants-'))
  const rules = repositoryFiles().filter((file) => concernsAll(file) || file === '.gitignore')
  for (const file of rules) await cp(join(root, file), join(copy, file))
  await plant([...allowed, ...plants])
  broken = await lint(copy)
  findings = broken.failures
    .join('\n')
    .split('\n')
    .map((told) => ({ file: told.replaceAll('\\', '/').split(/[:\s]/, 1)[0] ?? '', told }))
})
after(() => rm(copy, { recursive: true, force: true }))

async function plant(files: readonly { file: string; text: string }[]): Promise<void> {
  for (const { file, text } of files) {
    await mkdir(dirname(join(copy, file)), { recursive: true })
    await writeFile(join(copy, file), text)
  }
}

test('what the rules leave free passes', () => {
  const free = new Set(allowed.map(({ file }) => file))
  assert.deepEqual(
    findings.filter(({ file }) => free.has(file)).map(({ told }) => told),
    [],
  )
})

test('planted violations fail the check', () => {
  assert.equal(broken.failed, 1)
})

for (const { breaks, file, text, rule } of plants)
  test(`${breaks}: found in ${file} by ${rule}`, () => {
    const found = findings.filter((finding) => finding.file === file).map(({ told }) => told)
    assert.ok(
      found.some((told) => told.includes(` ${rule} `)),
      `${text}\nwas found only as ${found.join(', ') || 'nothing'}`,
    )
  })
