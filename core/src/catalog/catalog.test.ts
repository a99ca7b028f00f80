import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { clouds, sandboxCloud } from '../clouds/index.ts'
import { type ConnectorDescription, connectorNamed, connectors, permissionsFor, scopesFor } from './index.ts'

const { entra } = connectors
const all = Object.keys(entra.actions)

test('the actions of Entra ID take four permissions of Graph and the three words of sign-in, nothing else', () => {
  assert.deepEqual(scopesFor(entra, clouds.public, all), [
    ...['openid', 'profile', 'offline_access'],
    'https://graph.microsoft.com/Group.Read.All',
    'https://graph.microsoft.com/GroupMember.Read.All',
    'https://graph.microsoft.com/GroupMember.ReadWrite.All',
    'https://graph.microsoft.com/User.Read.All',
  ])
})

test('who looks up only is asked for no more than looking up', () => {
  assert.deepEqual(permissionsFor(entra, ['lookupUser']), ['User.Read.All'])
  assert.deepEqual(permissionsFor(entra, []), [])
})

test('a permission is one of the cloud’s own Graph', () => {
  assert.ok(scopesFor(entra, clouds.china, all).includes('https://microsoftgraph.chinacloudapi.cn/User.Read.All'))
  const sandbox = sandboxCloud('http://localhost:8081')
  assert.ok(scopesFor(entra, sandbox, all).includes('https://graph.microsoft.com/User.Read.All'))
  assert.deepEqual(entra.resourceIn(sandbox).hosts, ['localhost:8081'])
})

test('what is no connector of ours is none', () => {
  for (const name of ['', 'constructor', '__proto__', 'ENTRA']) assert.equal(connectorNamed(name), undefined)
  assert.equal(connectorNamed('entra'), entra)
})

test('every action says what goes in and out in a way that a form and a document can be made from', () => {
  for (const [name, connector] of Object.entries<ConnectorDescription>(connectors)) {
    assert.equal(connector.name, name)
    for (const { title, purpose, input, output, permissions } of Object.values(connector.actions)) {
      assert.ok(title && purpose.endsWith('.'))
      for (const schema of [input, output]) assert.equal(z.toJSONSchema(schema).type, 'object')
      assert.ok(input.safeParse({ surprise: 1 }).error?.issues.some(({ code }) => code === 'unrecognized_keys'))
      assert.equal(connector.resourceIn === undefined, permissions.length === 0)
    }
  }
})
