import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { showProgress } from './progress.mjs'

function screen(t: TestContext, isTTY: boolean) {
  t.mock.timers.enable({ apis: ['setInterval'] })
  const written: string[] = []
  return { written, progress: showProgress({ isTTY, write: (text: string) => written.push(text) }) }
}

test('a step that is over at once is not shown', (t) => {
  const { written, progress } = screen(t, false)
  progress.show('Starting')
  t.mock.timers.tick(300)
  progress.show('Migrating')
  t.mock.timers.tick(300)
  progress.end()
  assert.deepEqual(written, [])
})

test('in a log a long step has a line when it begins to take long and one when it is over', (t) => {
  const { written, progress } = screen(t, false)
  progress.show('Installing packages', 'about 30 s')
  t.mock.timers.tick(5_000)
  progress.end()
  assert.equal(written.length, 2)
  assert.equal(written[0], 'Installing packages (about 30 s) …\n')
  assert.match(written[1] ?? '', /^Installing packages: done in \d+ s\n$/)
})

test('on a terminal a long step is one line that is written anew and leaves nothing behind', (t) => {
  const { written, progress } = screen(t, true)
  progress.show('Installing packages')
  t.mock.timers.tick(1_500)
  progress.end()
  assert.equal(written.length, 3)
  assert.ok(written.every((text) => text.startsWith('\r\x1b[2K') && !text.includes('\n')))
  assert.equal(written.at(-1), '\r\x1b[2K')
})
