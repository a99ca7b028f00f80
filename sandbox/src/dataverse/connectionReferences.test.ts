// Writing to a table of Dataverse, by way of the one that is simplest.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { assertError, connectionName, type Dataverse, dataverseAs } from '../testing/testDataverse.ts'
import { type TestSandbox, testSandbox } from '../testing/testSandbox.ts'

let sandbox: TestSandbox
let dataverse: Dataverse
before(async () => {
  sandbox = await testSandbox()
  dataverse = await dataverseAs(sandbox)
})
after(async () => {
  await sandbox[Symbol.asyncDispose]()
  assert.deepEqual(sandbox.reported, [])
})

const connectorid = '/providers/Microsoft.PowerApps/apis/shared_uiflow'

let number = 0
const named = (changes: Record<string, unknown> = {}) => ({
  connectionreferencelogicalname: `new_reference_${++number}`,
  connectorid,
  ...changes,
})

const create = async (changes: Record<string, unknown> = {}) =>
  (await dataverse.post('connectionreferences', named(changes))).headers.get('odata-entityid') ?? ''

test('a row is created, told where it is, read, changed and deleted', async () => {
  const created = await dataverse.post('connectionreferences', named({ connectionreferencedisplayname: 'A' }))
  assert.deepEqual([created.status, created.body], [204, ''])
  const address = created.headers.get('odata-entityid') ?? ''
  assert.match(address, /\/api\/data\/v9\.2\/connectionreferences\([0-9a-f-]{36}\)$/)
  const changed = await dataverse.patch(address, { connectionid: connectionName, connectionreferencedisplayname: 'B' })
  assert.deepEqual([changed.status, changed.headers.get('odata-entityid')], [204, address])
  const { body } = await dataverse.get(address)
  assert.deepEqual([body.connectionreferencedisplayname, body.connectionid], ['B', connectionName])
  assert.equal((await dataverse.delete(address)).status, 204)
  assertError(await dataverse.get(address), 404, '0x80040217', /^connectionreference With Id = /)
})

test('with return=representation the row comes back, and only what is selected of it', async () => {
  const prefer = 'return=representation'
  const created = await dataverse.post('connectionreferences?$select=connectorid', named(), { prefer })
  assert.equal(created.status, 201)
  assert.equal(created.headers.get('preference-applied'), prefer)
  assert.deepEqual(Object.keys(created.body), ['@odata.context', '@odata.etag', 'connectorid'])
  const changed = await dataverse.patch(await create(), { connectionid: connectionName }, { prefer })
  assert.deepEqual([changed.status, changed.body.connectionid], [200, connectionName])
})

test('0x80060882 whoever knows an older version changes and deletes nothing', async () => {
  const address = await create()
  const { body } = await dataverse.get(address)
  const headers = { 'if-match': body['@odata.etag'] }
  assert.equal((await dataverse.patch(address, { connectionid: connectionName }, headers)).status, 204)
  assertError(await dataverse.patch(address, { connectionid: null }, headers), 412, '0x80060882')
  assertError(await dataverse.delete(address, headers), 412, '0x80060882')
  assert.equal((await dataverse.get(address)).body.connectionid, connectionName)
  assert.equal((await dataverse.patch(address, { connectionid: null }, { 'if-match': '*' })).status, 204)
})

test('0x80040237 two rows of one name there are not, nor is one made where one is', async () => {
  const body = named()
  assert.equal((await dataverse.post('connectionreferences', body)).status, 204)
  assertError(await dataverse.post('connectionreferences', body), 412, '0x80040237')
  assertError(await dataverse.patch(await create(), {}, { 'if-none-match': '*' }), 412, '0x80040237')
})

test('changing a row that is not there changes nothing', async () => {
  const address = 'connectionreferences(00000000-0000-0000-0000-000000000000)'
  assertError(await dataverse.patch(address, { connectionid: null }, { 'if-match': '*' }), 404, '0x80040217')
  assertError(await dataverse.patch(address, { connectionid: null }), 501, 'NotPlayedBySandbox')
})

for (const [name, body, code, message] of [
  ['a property no row has', { nothing: 1 }, '0x80048d19', /Invalid property 'nothing' was found in entity/],
  ['a number for a text', { connectionid: 7 }, '0x80048d19', /Cannot convert the literal '7'/],
  ['a relation nobody knows', { 'nobody@odata.bind': 'systemusers(x)' }, '0x80048d19', /undeclared property 'nobody'/],
  ['no name', { connectionreferencelogicalname: undefined }, '0x80040203', /logicalname/],
  ['a connector that is none', { connectorid: 'x' }, '0x80040203', /connector id/],
  ['a connection that is none', { connectionid: 'x' }, '0x80040203', /could not be found/],
] as const)
  test(`400 ${code} ${name}`, async () =>
    assertError(await dataverse.post('connectionreferences', named(body)), 400, code, message))

test('what is told of a row and cannot be written is ignored', async () => {
  const address = await create({ createdon: '2020-01-01T00:00:00Z', '@odata.type': 'x' })
  assert.equal((await dataverse.get(address)).body.createdon, '2026-11-20T09:02:24Z')
})
