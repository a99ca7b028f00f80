import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { initialSettings } from '@countersign/core/workflows'
import { sql } from '../platform/database/index.ts'
import { newId } from '../platform/ids.ts'
import { type TestCompany, testCompany } from '../testing/company.ts'
import { type Opening, openApproval } from './open.ts'

let company: TestCompany
before(async () => {
  company = await testCompany()
})
after(() => company[Symbol.asyncDispose]())

async function opening(): Promise<Opening> {
  const { id, name } = await company.person('Ada Lindqvist')
  const person = { id, name, userName: null, mail: null, enabled: true }
  const words = {
    what: 'Buy it',
    store: '',
    workflow: null,
    requester: 'Tom',
    reason: null,
    changes: [],
    subject: 'it',
  }
  return {
    ...{ id: newId(), storeId: company.storeId, workflow: null, title: 'Buy it', message: null, about: words },
    ...{ requester: { name: 'Tom', person: null, mail: null }, accountId: null },
    placement: {
      queue: 'approvers',
      holders: [{ person, reason: 'people', group: null, level: 0, insteadOf: null }],
      ...{ leftOut: [], frontier: [] },
    },
    ...{ overseers: [], settings: initialSettings, accelerated: false, at: new Date() },
  }
}

const told = ({ id }: Opening) =>
  company.pool.one(sql`
    select (select count(*)::int from approval_holder where approval_id = ${id}) as holders,
      (select count(*)::int from approval_event where approval_id = ${id}) as events`)

test('what is opened again, together with something new, stays as it is: nobody is asked and nothing is told twice', async () => {
  const [known, fresh] = [await opening(), await opening()]
  assert.equal(await openApproval(company.pool, known), true)
  assert.deepEqual(await Promise.all([known, fresh].map((one) => openApproval(company.pool, one))), [false, true])
  for (const one of [known, fresh]) assert.deepEqual(await told(one), { holders: 1, events: 1 })
})
