import assert from 'node:assert/strict'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, test } from 'node:test'
import { root } from '../bootstrap/root.mjs'
import { lint } from '../checks/lint.ts'
import type { Outcome } from '../checks/outcome.ts'
import { repositoryFiles } from '../checks/sources.ts'
import { allowed, plants } from './plants.ts'

// The lint that `npm run check` runs, on a copy of the repository: clean as it is, then with everything planted.

let copy: string
let clean: Outcome
let broken: Outcome

before(async () => {
  copy = await mkdtemp(join(tmpdir(), 'countersign-plants-'))
  for (const file of repositoryFiles()) await cp(join(root, file), join(copy, file))
  await plant(allowed)
  clean = await lint(copy)
  await plant(plants)
  broken = await lint(copy)
})
after(() => rm(copy, { recursive: true, force: true }))

async function plant(files: readonly { file: string; text: string }[]): Promise<void> {
  for (const { file, text } of files) {
    await mkdir(dirname(join(copy, file)), { recursive: true })
    await writeFile(join(copy, file), text)
  }
}

test('the repository as it is, and what the rules leave free, passes', () => {
  assert.equal(clean.failed, 0, clean.failures.join('\n'))
})

test('planted violations fail the check', () => {
  assert.equal(broken.failed, 1)
})

for (const { breaks, file, text, rule } of plants)
  test(`${breaks}: found in ${file} by ${rule}`, () => {
    const findings = broken.failures.join('\n').split('\n')
    const found = findings.filter((line) => line.replaceAll('\\', '/').startsWith(`${file}:`))
    assert.ok(
      found.some((line) => line.includes(` ${rule} `)),
      `${text}\nwas found only as ${found.join(', ') || 'nothing'}`,
    )
  })
