// Who is told of a request by mail, and what opening such a letter does: nothing.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from '../../platform/database/index.ts'
import { newId } from '../../platform/ids.ts'
import { type TestCompany, testCompany } from '../../testing/company.ts'
import { until } from '../../testing/until.ts'

let company: TestCompany
before(async () => {
  company = await testCompany()
})
after(() => company[Symbol.asyncDispose]())

async function lettersOf(id: string): Promise<string[]> {
  const letters = await company.pool.rows<{ template: string; name: string }>(sql`
    select template, to_name as name from letter where about_id = ${id} order by template, to_name limit 20`)
  return letters.map(({ template, name }) => `${template}: ${name}`)
}

const asked = ['approval-asked: Ada Lindqvist', 'approval-asked: Priya Nair', 'request-sent: Tom Becker']

async function request(): Promise<string> {
  const group = await company.createGroup(['Ada Lindqvist', 'Priya Nair'])
  const { id } = await company.join('Tom Becker', group)
  assert.deepEqual(await lettersOf(id), asked)
  return id
}

test('approvers and requester are told of a request, then the requester and the other approvers of its end', async () => {
  const id = await request()
  await company.decide('Ada Lindqvist', id, 'approve')
  await company.until(id, 'applied')
  await company.ended(id)
  const ends = ['request-applied: Tom Becker', 'request-decided: Priya Nair', 'request-decided: Tom Becker']
  assert.deepEqual(await lettersOf(id), [...asked, ...ends].toSorted())
})

test('of what is denied the requester and the other approvers are told, and nothing is said to be carried out', async () => {
  const id = await request()
  await company.decide('Priya Nair', id, 'deny')
  await company.ended(id)
  const ends = ['request-decided: Ada Lindqvist', 'request-decided: Tom Becker']
  assert.deepEqual(await lettersOf(id), [...asked, ...ends].toSorted())
})

test('of what is taken back those are told who were asked', async () => {
  const id = await request()
  await company.post('Tom Becker', id, 'cancel')
  await company.ended(id)
  const ends = ['request-cancelled: Ada Lindqvist', 'request-cancelled: Priya Nair']
  assert.deepEqual(await lettersOf(id), [...asked, ...ends].toSorted())
})

test('what is the same for all goes once to each address', async () => {
  const { pool } = company
  const people = [await company.person('Ada Lindqvist'), await company.person('Priya Nair')]
  const reach = async (addresses: readonly string[]) => {
    for (const [index, { id }] of people.entries())
      await pool.rows(sql`
        update directory_object set attributes = attributes || jsonb_build_object('mail', ${addresses[index]}::text)
        where id = ${id}`)
  }
  await reach(['desk@alder.example', 'Desk@alder.example'])
  const [denied, cancelled] = [await request(), await request()]
  await reach(['ada@alder.example', 'priya@alder.example'])
  await company.decide('Grace Okafor', denied, 'deny')
  await company.post('Tom Becker', cancelled, 'cancel')
  for (const id of [denied, cancelled]) await company.ended(id)
  const ends = ['request-decided: Ada Lindqvist', 'request-decided: Tom Becker']
  assert.deepEqual(await lettersOf(denied), [...asked, ...ends].toSorted())
  assert.deepEqual(await lettersOf(cancelled), [...asked, 'request-cancelled: Ada Lindqvist'].toSorted())
})

test('where nobody is named who could decide, those are written to who decide all requests; never the requester', async () => {
  const { pool } = company
  const grant = (who: string) =>
    pool.rows(sql`
      insert into role_grant (account_id, role, granted_at)
      select id, 'administrator', now() from account where name = ${who}`)
  for (const who of ['Tom Becker', 'Ada Lindqvist', 'Priya Nair'] as const) await company.as(who)
  await pool.rows(sql`
    insert into account (id, issuer, subject, name, user_principal_name, claim_roles, claim_groups, created_at)
    values (${newId()}, 'https://before.example', 'x', 'Once Here', 'once@before.example', '{}', '{}', now()),
      (${newId()}, (select issuer from account where name = 'Tom Becker'), 'y', 'No Address', 'nobody', '{}', '{}', now())`)
  for (const who of ['Tom Becker', 'Ada Lindqvist', 'Once Here', 'No Address']) await grant(who)
  const { approvers } = await pool.one<{ approvers: object[] }>(sql`
    select approvers from workflow where store_id = ${company.storeId} and system = 'join'`)
  const group = await company.createGroup(['Priya Nair'])
  await company.setWorkflow('join', true, [])
  const { id } = await company.join('Tom Becker', group)
  const mine = await company.join('Ada Lindqvist', group)
  await company.setWorkflow('join', true, approvers)
  const to = ['approval-asked: Ada Lindqvist', 'approval-asked: Grace Okafor', 'request-sent: Tom Becker']
  assert.deepEqual(await lettersOf(id), to)
  const others = ['approval-asked: Grace Okafor', 'approval-asked: Tom Becker', 'request-sent: Ada Lindqvist']
  assert.deepEqual(await lettersOf(mine.id), others)
  await pool.rows(sql`delete from role_grant where account_id in (select id from account where name <> 'Grace Okafor')`)
})

type Found = { text: string; html: string }

test('a letter leads to its request, and whoever follows all of its links has decided nothing', async () => {
  const id = await request()
  const { server } = company
  const { origin } = server.config.identityProvider.issuer
  let letter: Found | undefined
  await until(async () => {
    const answer = await fetch(`${origin}/_sandbox/mailbox?recipient=ada%40alder.example`)
    const { mail } = (await answer.json()) as { mail: Found[] }
    letter = mail.find(({ text }) => text.includes(`${server.url}/portal/requests/${id}`))
    return letter !== undefined
  })
  const links = [...(letter?.html.matchAll(/href="([^"]+)"/g) ?? [])].map(([, link = '']) => link)
  assert.ok(links.includes(`${server.url}/portal/requests/${id}`), links.join())
  const ada = await company.as('Ada Lindqvist')
  for (const link of links) await ada.fetch(link)
  assert.equal((await company.request('Ada Lindqvist', id)).state, 'pending')
  assert.deepEqual(await lettersOf(id), asked)
})
