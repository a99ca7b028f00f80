import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { hiringXml, unfitXml } from '../testing/diagrams.ts'
import { type TemporaryFolder, temporaryFolder } from '../testing/temporaryFolder.ts'
import { type TestServer, testServer } from '../testing/testServer.ts'
import { deploy } from './deploy.ts'

let server: TestServer
let folder: TemporaryFolder
let token: string
before(async () => {
  server = await testServer()
  folder = await temporaryFolder()
  const mateo = await server.signIn('Mateo Rossi')
  const created = await mateo.fetch(`${server.url}/api/v1/tokens`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: 'deploys', scopes: ['processes.deploy'], expiresInDays: 1 }),
  })
  token = ((await created.json()) as { value: string }).value
  await writeFile(join(folder.path, 'hiring.bpmn'), hiringXml())
  await writeFile(join(folder.path, 'unfit.bpmn'), unfitXml)
})
after(async () => {
  await folder[Symbol.asyncDispose]()
  await server[Symbol.asyncDispose]()
})

async function run(
  files: readonly string[],
  more: readonly string[] = ['--server', server.url, '--token', token],
  environment: Parameters<typeof deploy>[2] = {},
) {
  const said: string[] = []
  const complained: string[] = []
  const paths = files.map((file) => join(folder.path, file))
  const output = { say: (line: string) => said.push(line), complain: (line: string) => complained.push(line) }
  const code = await deploy([...paths, ...more], output, environment)
  return { code, said: said.join('\n'), complained: complained.join('\n') }
}

test('what can run is deployed, and the same again is as before', async () => {
  const first = await run(['hiring.bpmn'])
  assert.equal(first.code, 0, first.said)
  assert.match(first.said, /✓ .*hiring\.bpmn: hiring 1$/)
  assert.match((await run(['hiring.bpmn'])).said, /hiring 1 \(as before\)/)
})

test('the token may come from the environment, where no list of processes shows it; one that is given goes before', async () => {
  const there = ['--server', server.url]
  assert.equal((await run(['hiring.bpmn'], there, { COUNTERSIGN_TOKEN: token })).code, 0)
  assert.equal((await run(['hiring.bpmn'], [...there, '--token', 'csk_forged'], { COUNTERSIGN_TOKEN: token })).code, 1)
  const empty = await run(['hiring.bpmn'], there, { COUNTERSIGN_TOKEN: '' })
  assert.equal(empty.code, 2)
  assert.match(empty.complained, /COUNTERSIGN_TOKEN, or --token, takes an API token/)
})

test('what can’t run is refused with its reasons, and the others are deployed all the same', async () => {
  const { code, said } = await run(['unfit.bpmn', 'hiring.bpmn', 'not-there.bpmn'])
  assert.equal(code, 1)
  assert.match(said, /✗ .*unfit\.bpmn: refused\n.*\n.*line \d+: "Create the user" \(create\)/)
  assert.match(said, /✓ .*hiring\.bpmn/)
  assert.match(said, /✗ .*not-there\.bpmn: refused\n {2}There is no such file/)
})

test('a token that is not good, and a server that is not there, are told', async () => {
  const forged = await run(['hiring.bpmn'], ['--server', server.url, '--token', 'csk_forged'])
  assert.equal(forged.code, 1)
  assert.match(forged.said, /token is unknown/)
  const nobody = await run(['hiring.bpmn'], ['--server', 'http://127.0.0.1:1', '--token', token])
  assert.equal(nobody.code, 1)
  assert.match(nobody.said, /could not be asked/)
})

test('what is not understood is said with the usage', async () => {
  for (const more of [[], ['--server', 'nowhere', '--token', 'x'], ['--server', server.url], ['--surprise']]) {
    const { code, complained } = await run(['hiring.bpmn'], more)
    assert.equal(code, 2)
    assert.match(complained, /Usage: countersign deploy/)
  }
})
