// Who is told of a request by mail, and what opening such a letter does: nothing.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from '../../platform/database/index.ts'
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
