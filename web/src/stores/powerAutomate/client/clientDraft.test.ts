import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PowerAutomateClient } from '@countersign/core/api'
import { bodyOf, callsElsewhere, draftOf, inCloud, needsSecret, type Settings } from './clientDraft.ts'

const settings: Settings = {
  client: null,
  clouds: [
    { name: 'sandbox', title: 'Sandbox', regions: [{ code: 'SANDBOX', title: 'Sandbox', host: 'localhost:8081' }] },
    { name: 'public', title: 'Microsoft cloud', regions: [{ code: 'NAM', title: 'North America', host: 'crm' }] },
  ],
  countersign: { cloud: 'sandbox', tenantId: 'tenant', clientId: 'client' },
  dataServiceUrl: 'http://localhost:8080',
  redirectUri: 'http://localhost:8080/connections/callback',
  payloadSchemaUrl: 'http://localhost:8080/schemas/payload.json',
}

test('a new client begins as what people sign in here with, at this server’s own address', () => {
  const draft = draftOf(settings)
  assert.equal(draft.tenantId, 'tenant')
  assert.equal(draft.clientId, 'client')
  assert.equal(draft.dataServiceUrl, 'http://localhost:8080')
  assert.equal(draft.region, 'SANDBOX')
  assert.equal(draft.clientSecret, '')
})

test('another cloud has other regions', () => {
  assert.equal(inCloud(draftOf(settings), 'public', settings.clouds).region, 'NAM')
})

test('a secret is sent when one was entered, and a region beside a code only', () => {
  const draft = { ...draftOf(settings), organization: 'alder' }
  assert.equal('clientSecret' in bodyOf(draft), false)
  assert.equal(bodyOf({ ...draft, clientSecret: 'x' }).clientSecret, 'x')
  assert.equal(bodyOf(draft).region, 'SANDBOX')
  assert.equal(bodyOf({ ...draft, organization: 'https://alder.crm4.dynamics.com' }).region, null)
})

test('another application brings a secret of its own', () => {
  const client = { tenantId: 'tenant', clientId: 'client' } as PowerAutomateClient
  assert.equal(needsSecret(draftOf(settings), null), true)
  assert.equal(needsSecret(draftOf(settings), client), false)
  assert.equal(needsSecret({ ...draftOf(settings), clientId: 'other' }, client), true)
})

test('flows call elsewhere by another Data Service URL or in another cloud, and by nothing else', () => {
  const client = { dataServiceUrl: 'http://localhost:8080', cloud: 'sandbox' } as PowerAutomateClient
  const draft = draftOf(settings)
  assert.equal(callsElsewhere(draft, null), false)
  assert.equal(
    callsElsewhere({ ...draft, dataServiceUrl: 'http://localhost:8080/', organization: 'other' }, client),
    false,
  )
  assert.equal(callsElsewhere({ ...draft, dataServiceUrl: 'https://countersign.example' }, client), true)
  assert.equal(callsElsewhere({ ...draft, cloud: 'public' }, client), true)
})
