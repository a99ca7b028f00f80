import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createConnection } from '@countersign/core/api'
import { bodyOf, type Choices, firstDraft, hostsIn, ofConnector } from './draft.ts'

const choices: Choices = {
  clouds: [{ name: 'public', title: 'Microsoft cloud' }],
  countersign: { cloud: 'public', tenant: 'a', clientId: 'b' },
  redirectUri: 'http://localhost:8080/connections/callback',
}

test('what is offered at first can be created as it stands', () => {
  const body = bodyOf(firstDraft(choices))
  assert.ok(createConnection.body.safeParse(body).success)
  assert.deepEqual(body.access, { kind: 'oauth-code', registration: { of: 'countersign' } })
})

test('where people sign in elsewhere, an app registration has to be entered', () => {
  const draft = firstDraft({ ...choices, countersign: null })
  assert.equal(draft.registrationOf, 'its-own')
  const paths = createConnection.body.safeParse(bodyOf(draft)).error?.issues.map(({ path }) => path.join('.'))
  assert.deepEqual(
    [...new Set(paths)],
    ['tenant', 'clientId', 'proof.secret'].map((path) => `access.registration.${path}`),
  )
})

test('a key is sent with its hosts, and with an address to try where there is one', () => {
  const draft = {
    ...firstDraft(choices),
    ...ofConnector('http'),
    hosts: 'https://api.example/v1, b.example\nc.example',
  }
  const { access } = bodyOf({ ...draft, key: { ...draft.key, token: ' a token\n' }, testUrl: ' ' })
  assert.deepEqual(access, {
    ...{ kind: 'bearer', token: 'a token', testUrl: null },
    hosts: ['api.example', 'b.example', 'c.example'],
  })
  assert.deepEqual(hostsIn(' \n, '), [])
})
