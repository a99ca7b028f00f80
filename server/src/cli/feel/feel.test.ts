import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { feel } from './index.ts'

function run(...args: string[]): { code: number; said: string[]; complained: string[] } {
  const said: string[] = []
  const complained: string[] = []
  const code = feel(args, { say: (line) => said.push(line), complain: (line) => complained.push(line) })
  return { code, said, complained }
}

function withFile<T>(content: string, use: (file: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'feel-'))
  try {
    const file = join(folder, 'input.json')
    writeFileSync(file, content)
    return use(file)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('an expression is evaluated and printed as JSON', () => {
  assert.deepEqual(run('0.1 + 0.2'), { code: 0, said: ['0.3'], complained: [] })
  assert.deepEqual(run('= {a: [1, "x"], d: @"P1D"}').said, ['{"a":[1,"x"],"d":"P1D"}'])
  assert.deepEqual(run('-5').said, ['-5'])
  assert.deepEqual(run('"Bearer " + secrets.TOKEN').said, ['"Bearer {{secrets.TOKEN}}"'])
})

test('variables come from a file, and can’t name secrets', () => {
  withFile('{"order": {"total": 12.5}, "text": {"$secret": [{"name": "TOKEN"}]}}', (file) => {
    assert.deepEqual(run('order.total * 2', '--context', file).said, ['25'])
    assert.deepEqual(run('--context', file, 'text').said, ['{"$secret":[{"name":"TOKEN"}]}'])
  })
})

test('a problem is shown under the place it stands at', () => {
  assert.deepEqual(run('if a then\n  1 + else 2'), {
    code: 1,
    said: [],
    complained: [
      'Problem (unexpected): Here a value is expected, but there is else.',
      '    1 + else 2',
      '        ^^^^',
    ],
  })
  const long = run(`${'1 + '.repeat(100)}#`)
  assert.equal(long.complained[2]?.trimEnd().length, 2 + 20 + 1)
})

test('warnings go beside the value, a refusal in its place', () => {
  const warned = run('[1, x]')
  assert.deepEqual([warned.code, warned.said], [0, ['[1,null]']])
  assert.deepEqual(warned.complained, ['Warning (no-variable): There is no variable “x”.', '  [1, x]', '      ^'])
  const refused = run('assert(1, false, "too little")')
  assert.deepEqual(
    [refused.code, refused.said, refused.complained],
    [1, [], ['Refused (assertion-failed): too little']],
  )
  assert.equal(run('for x in 1..10 ** 9 return x').code, 1)
})

test('a file of cases is counted, and what fails is shown', () => {
  const cases = [
    { e: '1 + 1', exp: 2 },
    { e: '= stddev([2, 4, 7, 5])', exp: 2.08166599946613 },
    { e: 'x.y', exp: null },
    { e: 'a + 1', exp: 3, context: { a: 2 } },
    { e: '{a: [1, @"2026-11-20"]}', exp: { a: [1, '2026-11-20'] } },
    { e: '1 +', exp: null },
    { e: '"2"', exp: 2 },
  ]
  withFile(JSON.stringify(cases), (file) => {
    const { code, said } = run('--cases', file)
    assert.equal(code, 1)
    assert.equal(said.at(-1), '5 passed, 2 failed')
    assert.deepEqual(
      said.slice(0, -1).map((line) => line.split('\n')[0]),
      ['✗ 1 +', '✗ "2"'],
    )
  })
  withFile('[{"e": "1", "exp": 1}]', (file) =>
    assert.deepEqual(run('--cases', file), { code: 0, said: ['1 passed, 0 failed'], complained: [] }),
  )
  withFile('[]', (file) => assert.deepEqual(run('--cases', file).said, ['0 passed, 0 failed']))
})

test('what is not understood says how to ask', () => {
  for (const args of [
    [],
    ['1', '2'],
    ['--context'],
    ['--cases', 'a', '1'],
    ['--other', 'x', '1'],
    ['1', '--context', 'a', '--context', 'b'],
  ]) {
    const { code, complained } = run(...args)
    assert.equal(code, 2, args.join(' '))
    assert.match(complained[0] ?? '', /^Usage: /)
  }
  assert.match(run('1', '--context', '/no/such/file').complained[0] ?? '', /can’t be read/)
  withFile('[1]', (file) => assert.match(run('1', '--context', file).complained[0] ?? '', /no JSON object/))
  withFile('{', (file) => assert.match(run('--cases', file).complained[0] ?? '', /is no JSON/))
  withFile('[{"e": 1}]', (file) => assert.match(run('--cases', file).complained[0] ?? '', /holds no list of/))
})
