import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isPassing, pinnedHost, type TroubleCode, troubleOf, troubles } from './index.ts'

for (const [number, error, trouble] of [
  [7000215, 'invalid_client', 'wrong-secret'],
  [7000222, 'invalid_client', 'expired-secret'],
  [700027, 'invalid_client', 'certificate-refused'],
  [700016, 'unauthorized_client', 'unknown-application'],
  [7000112, 'unauthorized_client', 'application-disabled'],
  [90002, 'invalid_request', 'unknown-tenant'],
  [70008, 'invalid_grant', 'grant-expired'],
  [700082, 'invalid_grant', 'grant-expired'],
  [700084, 'invalid_grant', 'grant-expired'],
  [50173, 'invalid_grant', 'grant-revoked'],
  [50076, 'invalid_grant', 'second-factor'],
  [50057, 'invalid_grant', 'account-disabled'],
  [50020, 'access_denied', 'other-tenant'],
  [65001, 'invalid_grant', 'consent-missing'],
  [65004, 'access_denied', 'consent-declined'],
  [90094, 'access_denied', 'administrator-needed'],
] as const satisfies [number, string, TroubleCode][])
  test(`AADSTS${number} is ${trouble}`, () => assert.equal(troubleOf({ error, codes: [number] }), trouble))

test('a number nobody knows leaves OAuth’s word, and a word nobody knows leaves a sentence all the same', () => {
  assert.equal(troubleOf({ error: 'invalid_grant', codes: [1] }), 'grant-expired')
  assert.equal(troubleOf({ error: 'invalid_client', codes: [] }), 'wrong-secret')
  for (const error of ['', 'constructor', 'no_such_word'])
    assert.equal(troubleOf({ error, codes: [1] }), 'refused-otherwise')
})

test('a busy or broken issuer is no trouble of the connection’s', () => {
  assert.ok(isPassing({ error: 'temporarily_unavailable', codes: [90055] }))
  assert.equal(isPassing({ error: 'invalid_grant', codes: [] }), false)
})

test('every trouble is one sentence or two, and says what to do', () => {
  for (const { sentence } of Object.values(troubles)) assert.match(sentence, /^[A-Z][^\n]+\.$/)
})

test('a credential is pinned to hosts, not to the world', () => {
  for (const host of ['api.example.com', ' API.example.com:8443 ', '*.example.com', 'localhost:8081', '10.0.0.7'])
    assert.equal(pinnedHost.parse(host), host.trim().toLowerCase())
  for (const host of [
    '',
    '*',
    '*.com',
    '*.localhost',
    'a b',
    'https://a.example',
    'a.example/path',
    'a..b',
    '-a.b',
    'a@b.c',
  ])
    assert.equal(pinnedHost.safeParse(host).success, false, host)
})
