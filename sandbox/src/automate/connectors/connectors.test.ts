import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { departmentGroupId, employeeId, groups } from '../../company/index.ts'
import { type TestAutomate, testAutomate } from '../../testing/testAutomate.ts'
import { flowWith } from '../../testing/testFlows.ts'
import { connectionFor } from '../connections/index.ts'
import type { JsonObject } from '../expressions/index.ts'
import { createFlow, turnOn } from '../flows/index.ts'
import { findRun, startRun } from '../runs/index.ts'
import { answered, unflattened } from './connector.ts'

let automate: TestAutomate
beforeEach(async () => {
  automate = await testAutomate({
    shared_sharepointonline: {
      HttpRequest: { kind: 'call', run: (_, { parameters }) => answered(200, { asked: parameters }) },
    },
  })
})
afterEach(async () => {
  await automate[Symbol.asyncDispose]()
  assert.deepEqual(automate.reported, [])
})

/** What one step comes to. */
async function step(api: string, operationId: string, parameters: JsonObject) {
  const { premises } = automate
  const connectionName = connectionFor(premises, employeeId('mateo'), api).name
  const host = { apiId: `/providers/Microsoft.PowerApps/apis/${api}`, connectionName: api, operationId }
  const made = createFlow(premises, {
    displayName: 'Flow',
    creatorId: employeeId('mateo'),
    definition: flowWith({ Step: { type: 'OpenApiConnection', inputs: { host, parameters } } }),
    connections: { [api]: { api, connectionName, logicalName: null } },
  })
  assert(made.ok)
  const on = turnOn(premises, made.value.id)
  assert(on.ok)
  const name = startRun(premises, on.value, { outputs: {}, hasCaller: false })
  await automate.pass()
  const run = findRun(premises.store, name)?.run
  return { run, step: run?.steps.Step, body: (run?.steps.Step?.outputs as { body?: JsonObject } | undefined)?.body }
}

const sales = departmentGroupId('Sales')
const groupId = (name: string): string => groups.find(({ properties }) => properties.displayName === name)?.id ?? ''
const isMember = (group: string, alias: string): boolean =>
  automate.premises.directory.latest().isLinked(group, 'member', employeeId(alias))

test('Entra ID: a user is put into a group by a bare id, and taken out of it', async () => {
  const added = await step('shared_azuread', 'AddUserToGroup', { id: sales, 'body/@odata.id': employeeId('lars') })
  assert.deepEqual([added.step?.status, added.step?.code], ['Succeeded', 'NoContent'])
  assert(isMember(sales, 'lars'))
  const removed = await step('shared_azuread', 'RemoveMemberFromGroup', { id: sales, memberId: employeeId('lars') })
  assert.equal(removed.step?.code, 'NoContent')
  assert(!isMember(sales, 'lars'))
})

const refusals: readonly (readonly [string, string, JsonObject, string, string])[] = [
  [
    'an address instead of an id',
    'AddUserToGroup',
    { id: sales, 'body/@odata.id': `https://graph.microsoft.com/v1.0/users/${employeeId('lars')}` },
    'BadRequest',
    'Request_BadRequest',
  ],
  [
    'a member',
    'AddUserToGroup',
    { id: sales, 'body/@odata.id': employeeId('tom') },
    'BadRequest',
    'Request_BadRequest',
  ],
  [
    'nobody',
    'AddUserToGroup',
    { id: sales, 'body/@odata.id': employeeId('lars').replace(/^.{4}/, '0000') },
    'NotFound',
    'Request_ResourceNotFound',
  ],
  [
    'a group that is not there',
    'AddUserToGroup',
    { id: 'none', 'body/@odata.id': employeeId('lars') },
    'NotFound',
    'Request_ResourceNotFound',
  ],
  [
    'no member to take out',
    'RemoveMemberFromGroup',
    { id: sales, memberId: employeeId('lars') },
    'NotFound',
    'Request_ResourceNotFound',
  ],
  ['a user nobody knows', 'GetUser', { id: 'nobody@alder.example' }, 'NotFound', 'Request_ResourceNotFound'],
]

for (const [name, operation, parameters, code, errorCode] of refusals)
  test(`Entra ID: ${name} is refused as Graph refuses it (${operation})`, async () => {
    const { step: ended } = await step('shared_azuread', operation, parameters)
    assert.deepEqual([ended?.status, ended?.code, ended?.error?.code], ['Failed', code, errorCode])
  })

test('Entra ID: a group that a rule decides over is left alone', async () => {
  const { step: ended } = await step('shared_azuread', 'AddUserToGroup', {
    id: groupId('Leeds Office'),
    'body/@odata.id': employeeId('lars'),
  })
  assert.equal(ended?.error?.code, 'Authorization_RequestDenied')
})

test('Entra ID: users, groups and their members can be read', async () => {
  const user = await step('shared_azuread', 'GetUser', { id: 'tom@alder.example' })
  assert.deepEqual([user.body?.displayName, user.body?.department], ['Tom Becker', 'Sales'])
  const group = await step('shared_azuread', 'GetGroup', { id: sales })
  assert.equal(group.body?.displayName, 'Sales')
  const members = await step('shared_azuread', 'GetGroupMembers', { id: sales })
  assert.match(JSON.stringify(members.body), new RegExp(`"id":"${employeeId('tom')}"`))
})

test('Office 365 Groups: somebody gets the site of a department by being in its group', async () => {
  const team = groupId('Sales Team')
  const added = await step('shared_office365groups', 'AddMemberToGroup', {
    groupId: team,
    userUpn: 'lars@alder.example',
  })
  assert.equal(added.step?.status, 'Succeeded')
  assert(isMember(team, 'lars'))
  const removed = await step('shared_office365groups', 'RemoveMemberFromGroup', {
    groupId: team,
    userUpn: 'lars@alder.example',
  })
  assert.equal(removed.step?.status, 'Succeeded')
  assert(!isMember(team, 'lars'))
})

test('Office 365 Groups: a security group is none of its', async () => {
  const { step: ended } = await step('shared_office365groups', 'AddMemberToGroup', {
    groupId: sales,
    userUpn: 'lars@alder.example',
  })
  assert.equal(ended?.code, 'NotFound')
})

test('Office 365 Users: a profile, and a manager', async () => {
  const profile = await step('shared_office365users', 'UserProfile_V2', { id: 'priya@alder.example' })
  assert.equal(profile.body?.jobTitle, 'Service Desk Lead')
  const manager = await step('shared_office365users', 'Manager_V2', { id: 'priya@alder.example' })
  assert.equal(manager.body?.displayName, 'Grace Okafor')
  const none = await step('shared_office365users', 'Manager_V2', { id: 'ada@alder.example' })
  assert.equal(none.step?.code, 'NotFound')
})

test('another room brings its connector', async () => {
  const { body } = await step('shared_sharepointonline', 'HttpRequest', {
    dataset: 'https://x',
    'parameters/method': 'POST',
  })
  assert.deepEqual(body, { asked: { dataset: 'https://x', parameters: { method: 'POST' } } })
})

test('a connector that breaks is reported as our fault, and takes nobody else with it', async () => {
  await using other = await testAutomate({
    shared_sharepointonline: { HttpRequest: { kind: 'call', run: () => Promise.reject(new Error('broken')) } },
  })
  const host = {
    apiId: '/providers/Microsoft.PowerApps/apis/shared_sharepointonline',
    connectionName: 'sharepoint',
    operationId: 'HttpRequest',
  }
  const { name: connectionName } = connectionFor(other.premises, employeeId('mateo'), 'shared_sharepointonline')
  const made = createFlow(other.premises, {
    displayName: 'Flow',
    creatorId: employeeId('mateo'),
    definition: flowWith({ Step: { type: 'OpenApiConnection', inputs: { host, parameters: {} } } }),
    connections: { sharepoint: { api: 'shared_sharepointonline', connectionName, logicalName: null } },
  })
  assert(made.ok)
  startRun(other.premises, made.value, { outputs: {}, hasCaller: false })
  await other.pass()
  assert.deepEqual(
    other.reported.map(({ message }) => message),
    ['broken'],
  )
})

test('an operation nobody brings ends the run by name', async () => {
  const { run } = await step('shared_sharepointonline', 'GetItems', {})
  assert.match(String(run?.error?.message), /operation 'GetItems' of the connector 'shared_sharepointonline'/)
})

test('slashes in the names of parameters are branches', () => {
  assert.deepEqual(unflattened({ a: 1, 'b/c': 2, 'b/d/e': 3, 'f/@odata.id': 'x' }), {
    a: 1,
    b: { c: 2, d: { e: 3 } },
    f: { '@odata.id': 'x' },
  })
})
