// What those may read of a request who may look at instances, and not at requests.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestCompany, testCompany } from '../../testing/company.ts'

let company: TestCompany
before(async () => {
  company = await testCompany()
})
after(() => company[Symbol.asyncDispose]())

test('B3 the instance of a request tells nothing of what is asked, of whom and why, nor why it was decided so', async () => {
  const group = await company.createGroup(['Ada Lindqvist'])
  const words = { reason: 'canary of the requester', comment: 'canary of the approver' }
  const { change } = await company.ask('Tom Becker', { kind: 'group.join', targetId: group.id }, words)
  const { id } = change
  assert.equal((await company.decide('Ada Lindqvist', id, 'approve', words.comment)).status, 200)
  await company.ended(id)
  const mateo = await company.as('Mateo Rossi')
  assert.equal((await company.calls.send(mateo, 'GET', `/requests/${id}`)).status, 404)
  const look = (path: string) => company.calls.made<object>(mateo, 'GET', `/instances/${id}${path}`)
  const seen = await Promise.all([look(''), look('/history'), look('/story')])
  const [{ variables }] = seen as [{ variables: Record<string, unknown> }, ...object[]]
  assert.deepEqual(Object.keys(variables).toSorted(), [
    'approval',
    'change',
    'linked',
    'requestId',
    'storeId',
    'workflow',
  ])
  assert.deepEqual([variables.approval, variables.change], [{ outcome: 'approved' }, { state: 'applied' }])
  for (const word of [group.name, words.reason, words.comment, 'Ada Lindqvist'])
    assert.ok(!JSON.stringify(seen).includes(word), word)
})
