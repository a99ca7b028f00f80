import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Answering, type AskedOf, judge } from './judge.ts'

const asked: AskedOf = {
  ...{ requestedBy: { accountId: 'rita-account', personId: 'rita' }, holderIds: ['ann', 'bob'], isDecided: false },
}
const inPortal = (personId: string | null, managesAll = false, accountId = `${personId}-account`): Answering => ({
  ...{ way: 'portal', accountId, personId, managesAll },
})
const byFlow = (...ids: string[]): Answering => ({
  way: 'linked-flow',
  people: ids.map((id) => ({ id, enabled: id !== 'off' })),
})

test('J1 nobody decides a request of their own: not as an approver, an administrator, by another account, or by a flow', () => {
  const held = { ...asked, holderIds: ['rita'] }
  assert.equal(judge(held, inPortal('rita')), 'own-request')
  assert.equal(judge(held, inPortal('rita', true)), 'own-request')
  assert.equal(judge(held, inPortal('rita', true, 'second-account')), 'own-request')
  assert.equal(judge(held, inPortal(null, true, 'rita-account')), 'own-request')
  assert.equal(judge(held, byFlow('rita')), 'own-request')
  assert.equal(judge(held, byFlow('ann', 'rita')), 'own-request')
})

test('J2 in the portal those decide who are asked, and whoever manages all requests; nobody else', () => {
  assert.equal(judge(asked, inPortal('ann')), 'counts')
  assert.equal(judge(asked, inPortal('eve')), 'not-an-approver')
  assert.equal(judge(asked, inPortal(null)), 'not-an-approver')
  assert.equal(judge(asked, inPortal(null, true)), 'counts')
  assert.equal(judge({ ...asked, holderIds: [] }, inPortal('eve', true)), 'counts')
})

test('J3 of a flow any person counts whom the store knows and lets sign in; nobody else', () => {
  assert.equal(judge(asked, byFlow('eve')), 'counts')
  assert.equal(judge(asked, byFlow('eve', 'eve')), 'counts')
  assert.equal(judge(asked, byFlow()), 'unknown-responder')
  assert.equal(judge(asked, byFlow('off')), 'unknown-responder')
  assert.equal(judge(asked, byFlow('eve', 'ann')), 'ambiguous-responder')
  assert.equal(judge(asked, byFlow('eve', 'off')), 'ambiguous-responder')
})

test('J4 the first answer counts; a later one is told so', () => {
  const decided = { ...asked, isDecided: true }
  assert.equal(judge(decided, inPortal('bob')), 'already-decided')
  assert.equal(judge(decided, byFlow('eve')), 'already-decided')
  assert.equal(judge(decided, inPortal('eve')), 'not-an-approver')
})
