import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { temporaryFolder } from '../../server/src/testing/temporaryFolder.ts'
import { until } from '../../server/src/testing/until.ts'
import { root } from '../bootstrap/root.mjs'
import { type Outcome, sum, tally } from './outcome.ts'

const outcomeOf = (source: string, fileMs?: number): Promise<Outcome> =>
  outcomeTogether({ 'planted.test.mjs': source }, fileMs)

/** Of files that share a process. */
async function outcomeTogether(sources: Record<string, string>, fileMs = 60_000): Promise<Outcome> {
  await using folder = await temporaryFolder()
  const head = "import assert from 'node:assert/strict'\nimport { after, before, describe, test } from 'node:test'\n"
  const files = Object.keys(sources).map((name) => join(folder.path, name))
  for (const [at, source] of Object.values(sources).entries()) await writeFile(files[at] ?? '', head + source)
  const { NODE_TEST_CONTEXT: _, ...env } = process.env
  const fixture = join(import.meta.dirname, 'nodeTests.fixture.ts')
  const args = [fixture, String(fileMs), files.map((file) => relative(root, file)).join()]
  const { stdout } = await promisify(execFile)(process.execPath, args, { env, cwd: root })
  return JSON.parse(stdout) as Outcome
}

test('tests are counted, groups are not', async () => {
  const source = `describe('group', () => { test('a', () => {}); test('b', () => {}) })
    test.skip('c', () => {})
    test.todo('d')`
  assert.deepEqual(await outcomeOf(source), { passed: 2, failed: 0, skipped: 2, failures: [] })
})

test('a failure is told once, with its place, its name and what differed', async () => {
  const { failed, failures } = await outcomeOf(
    `describe('group', () => { test('sums', () => assert.equal(1 + 1, 3)) })`,
  )
  assert.equal(failed, 1)
  assert.equal(failures.length, 1)
  assert.match(failures[0] ?? '', /planted\.test\.mjs:3\nsums\n\nAssertionError.*\n\n2 !== 3/)
})

test('what a failing file printed is shown, what a passing one printed is not', async () => {
  const { failures } = await outcomeOf(`console.log('clue'); test('fails', () => { throw new Error('no') })`)
  assert.match(failures.at(-1) ?? '', /said\n\nclue/)
  assert.deepEqual((await outcomeOf(`console.log('noise'); test('passes', () => {})`)).failures, [])
})

test('a file that does not even load is a failure', async () => {
  const { failed, failures } = await outcomeOf(`throw new Error('broken')`)
  assert.equal(failed, 1)
  assert.match(failures.join('\n'), /Error: broken/)
})

test('a file that leaves something open has failed, and is named', async () => {
  const { failed, failures } = await outcomeOf(`test('passes', () => { setInterval(() => {}, 1000) })`, 2_000)
  assert.equal(failed, 1)
  assert.match(failures.join('\n'), /planted\.test\.mjs.*\n\nIt did not end within 2 s/s)
})

test('a file whose process ends before its tests did has failed, also where all is well so far', async () => {
  const cut = `test('passes', () => {}); test('ends', () => process.exit(0)); test('fails', () => assert.ok(false))`
  for (const source of [cut, '// nothing to try']) {
    const { passed, failed, failures } = await outcomeOf(source)
    assert.deepEqual([passed, failed], [0, 1])
    assert.match(failures.join('\n'), /planted\.test\.mjs.*\n\nIt ended before its tests did/s)
  }
})

test('files that share a process are counted as if each had one, and what one does before and after is its own', async () => {
  const sources = {
    'a.test.mjs': `before(() => { globalThis.open = process.pid }); after(() => { globalThis.open = undefined })
      test('begins', () => assert.equal(globalThis.open, process.pid)); test('goes on', () => {})
      process.shared = process.pid`,
    'b.test.mjs': `test('is alone', () => assert.equal(globalThis.open, undefined)); test.skip('later')
      test('shares', () => assert.equal(process.shared, process.pid))`,
  }
  assert.deepEqual(await outcomeTogether(sources), { passed: 4, failed: 0, skipped: 1, failures: [] })
})

test('of files that share a process the one that fails is told, and the others are not kept from passing', async () => {
  const passes = `test('passes', () => {})`
  const wrong = {
    'a.test.mjs:3\nfails\n': `test('fails', () => assert.ok(false))`,
    'b.test.mjs.*Error: broken': `throw new Error('broken')`,
    'c.test.mjs.*It has no tests': '',
  }
  for (const [told, source] of Object.entries(wrong)) {
    const names = ['a', 'b', 'c'].map((name) => [`${name}.test.mjs`, told.startsWith(name) ? source : passes])
    const { passed, failed, failures } = await outcomeTogether(Object.fromEntries(names))
    assert.deepEqual([passed, failed, failures.length], [2, 1, 1])
    assert.match(failures[0] ?? '', new RegExp(told, 's'))
  }
})

test('of files that share a process all have to end, and are named where they do not', async () => {
  const passes = `test('passes', () => {})`
  for (const [source, told] of [
    [`test('cut', () => process.exit(0))`, /a\.test\.mjs, .*b\.test\.mjs\n\nIt ended before its tests did/],
    [`test('open', () => { setInterval(() => {}, 1000) })`, /a\.test\.mjs, .*b\.test\.mjs\n\nIt did not end within/],
  ] as const) {
    const { failed, failures } = await outcomeTogether({ 'a.test.mjs': source, 'b.test.mjs': passes }, 3_000)
    assert.equal(failed, 1)
    assert.match(failures.join('\n'), told)
  }
})

test('a group whose making fails is a failure', async () => {
  const { failed, failures } = await outcomeOf(
    `test('passes', () => {}); describe('group', () => { throw new Error('no') })`,
  )
  assert.equal(failed, 1)
  assert.match(failures.join('\n'), /group\n\nError: no/)
})

test('whoever ends a run ends its files, and what is left of it has failed', async () => {
  await using folder = await temporaryFolder()
  const [begun, never] = [join(folder.path, 'begun.test.mjs'), join(folder.path, 'never.test.mjs')]
  const told = join(folder.path, 'process')
  await writeFile(
    begun,
    `import { writeFileSync } from 'node:fs'
    writeFileSync(${JSON.stringify(told)}, String(process.pid))
    setTimeout(() => {}, 30_000)`,
  )
  await writeFile(never, '')
  const { NODE_TEST_CONTEXT: _, ...env } = process.env
  const fixture = join(import.meta.dirname, 'nodeTests.fixture.ts')
  const files = [begun, never, never].map((file) => relative(root, file))
  const running = promisify(execFile)(process.execPath, [fixture, '60000', ...files], { env, cwd: root })
  const idOf = async () => Number(await readFile(told, 'utf8').catch(() => ''))
  await until(async () => (await idOf()) > 0)
  running.child.kill('SIGTERM')
  const { failed, failures } = JSON.parse((await running).stdout) as Outcome
  assert.equal(failed, 3)
  assert.match(failures.join('\n'), /begun\.test\.mjs.*\n\nIt was ended from outside/s)
  const id = await idOf()
  assert.throws(() => process.kill(id, 0), { code: 'ESRCH' })
})

test('the tally is one line that counts everything', () => {
  const outcome = sum([
    { passed: 3, failed: 0, skipped: 0, failures: [] },
    { passed: 1, failed: 2, skipped: 0, failures: ['x', 'y'] },
  ])
  assert.equal(tally(outcome), '4 passed, 2 failed')
  assert.equal(tally({ ...outcome, skipped: 1 }), '4 passed, 2 failed, 1 skipped')
})
