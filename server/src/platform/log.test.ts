import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Log, openLog, plainLog } from './log.ts'

const secret = 'sesame-opens-it'

function linesOf(level: string, write: (log: Log) => void): string[] {
  const lines: string[] = []
  write(openLog(level, '1.0.0', { write: (line: string) => lines.push(line) }))
  return lines
}

function lineOf(write: (log: Log) => void): Record<string, unknown> {
  const [line = '', ...more] = linesOf('debug', write)
  assert.deepEqual(more, [])
  assert.ok(!line.includes(secret), line)
  return JSON.parse(line) as Record<string, unknown>
}

const names = [
  ...['cookie', 'authorization', 'token', 'secret', 'password', 'masterKey', 'client_secret', 'access_token'],
  ...['refresh_token', 'id_token', 'clientSecret', 'accessToken', 'refreshToken', 'idToken'],
]

for (const name of names)
  test(`what is named ${name} is never written, at the top, one below or two below`, () => {
    const holder = { [name]: secret, kept: 'plain' }
    const hidden = { [name]: '[redacted]', kept: 'plain' }
    const line = lineOf((log) => log.info({ ...holder, one: { ...holder, two: holder } }, 'told'))
    assert.deepEqual(
      { [name]: line[name], kept: line.kept, one: line.one },
      { ...hidden, one: { ...hidden, two: hidden } },
    )
  })

test('nor in a plain line', () => {
  const line = lineOf((log) =>
    plainLog(log).info({ ...Object.fromEntries(names.map((name) => [name, secret])), kept: 'plain' }, 'told'),
  )
  assert.deepEqual([...new Set(names.map((name) => line[name])), line.kept], ['[redacted]', 'plain'])
})

test('the code of an error is written: an operator looks for it', () => {
  const line = lineOf((log) =>
    log.error({ err: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }) }, 'told'),
  )
  assert.equal((line.err as { code: string }).code, 'ECONNREFUSED')
})

test('nor is it in what a child log adds to every line', () => {
  const line = lineOf((log) => log.child({ token: secret, requestId: 'r-1' }).info('told'))
  assert.deepEqual([line.token, line.requestId], ['[redacted]', 'r-1'])
})

test('nor where it is a whole object', () => {
  const line = lineOf((log) => log.info({ headers: { cookie: { session: secret } } }, 'told'))
  assert.deepEqual(line.headers, { cookie: '[redacted]' })
})

test('a line tells its level in a word, its time, the version and what happened', () => {
  const { level, time, version, msg } = lineOf((log) => log.warn('told'))
  assert.deepEqual([level, version, msg], ['warn', '1.0.0', 'told'])
  assert.equal(new Date(`${time}`).toISOString(), time)
})

test('below its level nothing is written', () => {
  assert.deepEqual(
    linesOf('warn', (log) => log.info('told')),
    [],
  )
})
