import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { test } from 'node:test'

test('a test file that never ends is ended by SIGTERM, whatever browser it has', { timeout: 60_000 }, async (t) => {
  const child = fork(join(import.meta.dirname, 'harness', 'browser.fixture.ts'))
  t.after(() => child.kill('SIGKILL'))
  await once(child, 'message')
  child.kill('SIGTERM')
  const [, signal] = await once(child, 'exit')
  assert.equal(signal, 'SIGTERM')
})
