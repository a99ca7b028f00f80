import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { absolute, repositoryFiles } from '../checks/sources.ts'
import { machinesIn } from './otherMachines.ts'

// Put together from pieces, or this file would be a finding itself.
const planted = [
  `      "resolved": "https${':'}//packages.example/zod.tgz"`,
  `fetched from registry${'.'}npmjs.org`,
  `registry${'='}http://packages.example/`,
  `from http://my-artifactory${'.'}example:8081/npm`,
  `or npm${'.'}corp.example`,
  `see /home${'/'}ada/notes.txt`,
  `const here = '/Users${'/'}ada/src'`,
  `cd /root${'/'}checkout`,
  `C:\\Users${'\\'}Ada`,
]

for (const line of planted)
  test(`found: ${line.trim()}`, () => {
    assert.deepEqual(machinesIn(`fine\n${line}\nfine`), [line])
  })

test('code that happens to say registry is no finding', () => {
  assert.deepEqual(machinesIn('registry.packages.map((known) => known.uri)'), [])
})

test('addresses of the product and of its documentation are no findings', () => {
  const text = 'http://localhost:8080/admin\nhttps://learn.microsoft.com/graph\n/opt/countersign\n"resolved": "core",\n'
  assert.deepEqual(machinesIn(text), [])
})

test('no file of the repository names the machine it was written on', () => {
  const binary = /\.(png|jpg|ico|woff2?|gz|br)$/
  const findings = repositoryFiles()
    .filter((file) => !binary.test(file))
    .flatMap((file) =>
      machinesIn(readFileSync(absolute(file), 'utf8')).map((line) => `${file}: ${line.trim().slice(0, 160)}`),
    )
  assert.deepEqual(findings, [])
})
