import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { tenant } from '../../company/index.ts'
import { consoleVisitor } from '../../testing/consoleVisitor.ts'
import { assertError, dataverseAs, look, machineOn, payrollFlow, plainRun, runOf } from '../../testing/testDataverse.ts'
import { type TestSandbox, testSandbox } from '../../testing/testSandbox.ts'

let sandbox: TestSandbox
before(async () => {
  sandbox = await testSandbox()
})
after(async () => {
  await sandbox[Symbol.asyncDispose]()
  assert.deepEqual(sandbox.reported, [])
})

const connections = `/environments/Default-${tenant.id}/connections`

/** As the steps say: New connection, Desktop flows, Create, and a click on the one that was made. */
async function make(fields: Record<string, string>): Promise<string> {
  const lars = await consoleVisitor(sandbox.url, 'Lars Holmberg')
  const before = new Set(namesIn((await lars.open(connections)).html))
  const available = await lars.open(`${connections}/available`)
  assert.match(available.html, new RegExp(`<a href="${connections}/shared_uiflow/new">Desktop flows</a>`))
  const list = await lars.press(`${connections}/shared_uiflow/new`, 'Create', { password: 'any', ...fields })
  assert.equal(list.path, connections)
  const [name = ''] = namesIn(list.html).filter((one) => !before.has(one))
  const page = await lars.open(`${connections}/shared_uiflow/${name}/details`)
  assert.match(page.html, new RegExp(`value="${name}" readonly`))
  return name
}

const namesIn = (html: string): string[] =>
  [...html.matchAll(/\/connections\/shared_uiflow\/([^/"]+)\/details">/g)].map(([, name = '']) => name)

test('the name of a connection is in the address of its page, and good to run flows by', async () => {
  const name = await make({ machine: machineOn, signIn: 'ALDER\\lars' })
  const { connections: all } = await look(sandbox, 'desktop-connections')
  const made = all.find((one: { name: string }) => one.name === name)
  assert.deepEqual([made.domain, made.userName, made.machineId], ['ALDER', 'lars', machineOn])
  const { status } = await (await dataverseAs(sandbox)).post(runOf(payrollFlow), { ...plainRun, connectionName: name })
  assert.equal(status, 200)
})

test('a connection nobody else runs flows with is refused to the app', async () => {
  const name = await make({ signIn: 'lars@alder.example', runOwner: '' })
  const answer = await (await dataverseAs(sandbox)).post(runOf(payrollFlow), { ...plainRun, connectionName: name })
  assertError(answer, 400, '0x80040203')
})

test('a password is asked for, and kept nowhere', async () => {
  await make({ signIn: 'lars', password: 'what-nobody-should-see' })
  assert.doesNotMatch(JSON.stringify(await look(sandbox, 'desktop-connections')), /what-nobody/)
})

test('a connection wants a username and a machine that is there', async () => {
  const lars = await consoleVisitor(sandbox.url, 'Lars Holmberg')
  const form = `${connections}/shared_uiflow/new`
  for (const [fields, message] of [
    [{ signIn: 'ALDER\\' }, /A username is needed/],
    [{ signIn: 'lars', machine: 'nothing' }, /There is no such machine/],
  ] as const) {
    const page = await lars.press(form, 'Create', { password: 'any', ...fields })
    assert.equal(page.status, 400)
    assert.match(page.text, message)
  }
})

test('a connection whose sign-in is broken fails its runs, until it is fixed', async () => {
  const mateo = await consoleVisitor(sandbox.url, 'Mateo Rossi')
  const dataverse = await dataverseAs(sandbox)
  const errorCode = async () => {
    const { body } = await dataverse.post(runOf(payrollFlow), plainRun)
    return (await dataverse.get(`flowsessions(${body.flowsessionId})`)).body.errorcode
  }
  assert.match((await mateo.press(connections, 'Break the sign-in')).text, /Can’t sign in/)
  assert.equal(await errorCode(), 'WindowsIdentityIncorrect')
  await mateo.press(connections, 'Fix connection')
  assert.equal(await errorCode(), null)
})

test('connections are one’s own: nobody sees or deletes those of others', async () => {
  const name = await make({ signIn: 'lars' })
  const mateo = await consoleVisitor(sandbox.url, 'Mateo Rossi')
  for (const page of ['details', 'delete'])
    assert.equal((await mateo.open(`${connections}/shared_uiflow/${name}/${page}`)).status, 404)
  assert.doesNotMatch((await mateo.open(connections)).html, new RegExp(name))
  const lars = await consoleVisitor(sandbox.url, 'Lars Holmberg')
  const question = await lars.open(`${connections}/shared_uiflow/${name}/delete`)
  assert.match((await lars.press(question, 'Delete')).text, /The connection was deleted/)
  assert.equal((await lars.open(`${connections}/shared_uiflow/${name}/details`)).status, 404)
})

test('connections of other connectors are made at once', async () => {
  const lars = await consoleVisitor(sandbox.url, 'Lars Holmberg')
  const made = await lars.press(`${connections}/shared_approvals/new`, 'Create')
  assert.match(made.text, /You are connected to Approvals/)
  assert.equal((await lars.open(`${connections}/shared_nothing/new`)).status, 404)
})

test('there are connections to connectors, and to nothing that merely has a name', async () => {
  const lars = await consoleVisitor(sandbox.url, 'Lars Holmberg')
  for (const api of ['constructor', 'toString', 'shared_nothing'])
    assert.equal((await lars.open(`${connections}/${api}/new`)).status, 404, api)
})
