import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { temporaryFolder } from '../testing/temporaryFolder.ts'
import { check } from './check.ts'

const examples = join(import.meta.dirname, '../../../examples')
const good = join(examples, 'hiring-approval.bpmn')

function run(...paths: string[]): { code: number; said: string[]; complained: string[] } {
  const said: string[] = []
  const complained: string[] = []
  const code = check(paths, { say: (line) => said.push(line), complain: (line) => complained.push(line) })
  return { code, said, complained }
}

const diagram = (process: string): string => `<bpmn:definitions
  xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL">
<bpmn:process id="hiring" isExecutable="true">
${process}
</bpmn:process></bpmn:definitions>`

test('a file that can be deployed is told with the processes in it', () => {
  assert.deepEqual(run(good), { code: 0, said: [`✓ ${good}: can be deployed (hiring-approval)`], complained: [] })
})

test('a refused file is told with every problem: line, element, reason and remedy', async () => {
  await using folder = await temporaryFolder()
  const file = join(folder.path, 'odd.bpmn')
  writeFileSync(file, diagram('<bpmn:startEvent id="s"/>\n<bpmn:complexGateway id="g" name="Which\nway?"/>'))
  assert.deepEqual(run(good, file), {
    code: 1,
    said: [
      `✓ ${good}: can be deployed (hiring-approval)`,
      `✗ ${file}: refused for 2 reasons`,
      `  ${file}:5: "Which way?" (g): Element of type <bpmn:ComplexGateway> not allowed.`,
      '    → Draw an inclusive gateway, or exclusive and parallel gateways.',
      `  ${file}:5: "Which way?" (g): No way leads from the start event to "Which way?" (g)`,
      '    → Connect the element, or delete it.',
    ],
    complained: [],
  })
})

test('hints are told of a file that can be deployed, and do not refuse it', async () => {
  await using folder = await temporaryFolder()
  const file = join(folder.path, 'loop.bpmn')
  const flow = (from: string, to: string) =>
    `<bpmn:sequenceFlow id="${from}${to}" sourceRef="${from}" targetRef="${to}"/>`
  const loop = `<bpmn:task id="a"/><bpmn:task id="b"/>${flow('s', 'a')}${flow('a', 'b')}${flow('b', 'a')}`
  writeFileSync(file, diagram(`<bpmn:startEvent id="s"/>${loop}`))
  const { code, said } = run(file)
  assert.deepEqual([code, said[0]], [0, `✓ ${file}: can be deployed (hiring)`])
  assert.equal(said[1], `  ${file}:4: hint: a: Loop detected: a -> b -> a.`)
})

test('what is no BPMN file is refused: nothing, folders, devices, other bytes, far too many', async () => {
  await using folder = await temporaryFolder()
  const written = (name: string, content: string | Uint8Array): string => {
    const file = join(folder.path, name)
    writeFileSync(file, content)
    return file
  }
  const long = written('long.bpmn', '<')
  truncateSync(long, 20_000_000)
  const cases: readonly (readonly [path: string, reason: RegExp])[] = [
    [join(folder.path, 'nowhere.bpmn'), /There is no such file\./],
    [folder.path, /This is no file\./],
    ['/dev/zero', /This is no file\./],
    ['x'.repeat(5_000), /can’t be read \(ENAMETOOLONG\)|There is no such file/],
    [long, /has 20 MB, more than is read\./],
    [written('empty.bpmn', ''), /The file is empty\./],
    [written('bytes.bpmn', Uint8Array.of(0xff, 0xfe, 0x3c)), /no text in UTF-8\./],
    [written('zero.bpmn', '<a>\0</a>'), /a character that XML does not allow\./],
    [written('page.bpmn', '<html/>'), /The file begins with <html>/],
    [written('bomb.bpmn', '<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>'), /document type or entities of its own/],
  ]
  for (const [path, reason] of cases) {
    const { code, said, complained } = run(path)
    assert.deepEqual([code, complained, said[0]?.slice(0, 2)], [1, [], '✗ '])
    assert.match(said[1] ?? '', reason)
    assert.match(said[2] ?? '', /→ \S/)
  }
})

test('a list without an end is cut, and says so', async () => {
  await using folder = await temporaryFolder()
  const file = join(folder.path, 'many.bpmn')
  writeFileSync(file, diagram(`<bpmn:startEvent id="s"/>${'<bpmn:robot/>'.repeat(1_000)}`))
  const { said } = run(file)
  assert.equal(said[0], `✗ ${file}: refused for 1000 reasons`)
  assert.equal(said.at(-1), '  … and 900 more.')
  assert.equal(said.length, 202)
})

test('without files, or with an option, the usage is told', () => {
  for (const paths of [[], ['--all', good]]) {
    const { code, said, complained } = run(...paths)
    assert.deepEqual([code, said], [2, []])
    assert.match(complained.at(-1) ?? '', /^\n?Usage: countersign check FILE…$/)
  }
})

test('countersign check needs no settings', () => {
  const env = { PATH: process.env.PATH, COUNTERSIGN_PORT: 'nonsense' }
  const program = join(import.meta.dirname, 'main.ts')
  const { status, stdout } = spawnSync(process.execPath, [program, 'check', good], { env, encoding: 'utf8' })
  assert.deepEqual([status, stdout], [0, `✓ ${good}: can be deployed (hiring-approval)\n`])
})
