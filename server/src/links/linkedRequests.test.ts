// Requests whose workflow is linked: the flow asks, too, and whichever decision comes first counts.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { RequestDetails } from '@countersign/core/api'
import { linkedPayload } from '@countersign/core/links'
import { sql } from '../platform/database/index.ts'
import { inLine, job, processXml } from '../testing/bpmn.ts'
import { type TestCompany, testCompany } from '../testing/company.ts'
import { approvalsAt, type Linking, type MadeFlow, openLinking } from '../testing/powerAutomate/index.ts'
import { tablesHolding } from '../testing/tablesHolding.ts'
import { until } from '../testing/until.ts'
import { type LinkParts, startFlowAction } from './index.ts'

let company: TestCompany
let linking: Linking
let flow: MadeFlow
const name = 'Workflow to Join a Group'
let workflowId: string
before(async () => {
  company = await testCompany()
  const { server, calls, storeId } = company
  linking = await openLinking({ server, calls, storeId, grace: await company.as('Grace Okafor') })
  const found = await company.pool.one<{ id: string }>(
    sql`select id from workflow where store_id = ${storeId} and system = 'join'`,
  )
  workflowId = found.id
  await linking.register()
  await linking.signInAccount()
  flow = await linking.linkWorkflow({ id: workflowId, name })
})
after(() => company[Symbol.asyncDispose]())

const link = async (id: string) => (await company.request('Grace Okafor', id)).link

/** When the flow has asked. */
async function asked(id: string) {
  await until(async () => (await link(id))?.state === 'started')
  let found: Awaited<ReturnType<ReturnType<typeof approvalsAt>['pending']>>[number] | undefined
  await until(async () => {
    found = (await approvalsAt(linking.entra).pending())[0]
    return found !== undefined
  })
  assert.ok(found)
  return found
}

const answer = (id: string, user: string, how: 'Approve' | 'Reject', comments?: string) =>
  approvalsAt(linking.entra).answer(id, user, how, comments)

const joining = async (owner: 'Ada Lindqvist' | 'Tom Becker' = 'Ada Lindqvist') => {
  const group = await company.createGroup([owner])
  return { group, id: (await company.join('Mateo Rossi', group)).id }
}

test('approved in the flow, a request is approved here by whoever answered there, and carried out', async () => {
  const { group, id } = await joining()
  const question = await asked(id)
  await answer(question.id, 'ada@alder.example', 'Approve', 'Welcome')
  const done: RequestDetails = await company.until(id, 'applied')
  assert.equal(await company.isMember(group, 'Mateo Rossi'), true)
  assert.deepEqual(
    [done.decision?.by?.name, done.decision?.via, done.decision?.reason, done.link?.state, done.link?.staysOpen],
    ['Ada Lindqvist', 'linked-flow', 'Welcome', 'answered', false],
  )
  await company.ended(id)
})

test('rejected in the flow, a request is denied here with the reason', async () => {
  const { group, id } = await joining()
  await answer((await asked(id)).id, 'ada@alder.example', 'Reject', 'Not this year')
  const done = await company.until(id, 'denied')
  assert.deepEqual([done.decision?.reason, done.decision?.via], ['Not this year', 'linked-flow'])
  assert.equal(await company.isMember(group, 'Mateo Rossi'), false)
})

test('decided here first, the page says that the flow’s approval stays open; its late answer changes nothing', async () => {
  const { group, id } = await joining()
  const question = await asked(id)
  assert.equal((await company.decide('Ada Lindqvist', id, 'deny', 'No')).status, 200)
  await company.ended(id)
  const open = await link(id)
  assert.deepEqual([open?.state, open?.staysOpen], ['started', true])
  assert.match(open?.sentence ?? '', /stays open in Power Automate/)
  await answer(question.id, 'ada@alder.example', 'Approve')
  await until(async () => (await link(id))?.sentence.includes('changed nothing') === true)
  assert.match((await link(id))?.sentence ?? '', /was denied before by Ada Lindqvist.*changed nothing/)
  assert.deepEqual(
    [(await company.request('Grace Okafor', id)).state, await company.isMember(group, 'Mateo Rossi')],
    ['denied', false],
  )
})

/** What the flow of a request was sent, as the sandbox received it. */
async function payloadOf(id: string) {
  const url = `${linking.entra.origin}/_journal?method=POST&host=triggers&text=${id}&limit=20`
  const { entries } = (await (await fetch(url)).json()) as { entries: { body: { text: string } | null }[] }
  const texts = entries.map(({ body }) => body?.text ?? '')
  const payloads = texts.map((text) => linkedPayload.parse(JSON.parse(text)))
  const [payload] = payloads
  assert.ok(payload?.kind === 'request')
  return { payload, count: payloads.length }
}

const callBack = async (url: string, body: object) => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  return {
    status: response.status,
    body: (await response.json()) as { code: string; sentence?: string; detail?: string },
  }
}

const ada = { email: 'ada@alder.example', userPrincipalName: 'ada@alder.example', displayName: 'Ada Lindqvist' }
const mateo = { email: 'mateo@alder.example', userPrincipalName: 'mateo@alder.example', displayName: 'Mateo Rossi' }

test('a flow is sent what the published schema says, once, with whom it is to ask', async () => {
  const { group, id } = await joining()
  await asked(id)
  const { payload, count } = await payloadOf(id)
  assert.equal(count, 1)
  assert.deepEqual(
    [payload.assignedTo, payload.change, payload.target.name, payload.requester.mail, payload.workflow.name],
    ['ada@alder.example', 'group.join', group.name, 'mateo@alder.example', name],
  )
  await callBack(payload.callbackUrl, { outcome: 'Reject', responder: ada })
  await company.until(id, 'denied')
})

test('the same decision again is answered the same again, another one is refused, and a token nobody gave is unknown', async () => {
  const { id } = await joining()
  await asked(id)
  const { callbackUrl } = (await payloadOf(id)).payload
  const [first, again] = [
    await callBack(callbackUrl, { outcome: 'Approve', responder: ada }),
    await callBack(callbackUrl, { outcome: 'Approve', responder: { ...ada, displayName: 'Ada' } }),
  ]
  assert.deepEqual([first.status, again.status, again.body], [200, 200, first.body])
  const other = await callBack(callbackUrl, { outcome: 'Reject', responder: ada })
  assert.equal(other.status, 409)
  assert.match(other.body.detail ?? '', /answered before \(Approve\)/)
  assert.equal(
    (await callBack(callbackUrl.replace(/.{4}$/, 'AAAA'), { outcome: 'Approve', responder: ada })).status,
    404,
  )
  await callBack(callbackUrl, { outcome: 'Reject', responder: ada })
  const { timeline } = await company.until(id, 'applied')
  const told = timeline.filter(({ kind }) => kind === 'answered-again')
  assert.deepEqual(
    told.map(({ who, text }) => [who, text]),
    [['Ada Lindqvist', 'First: Approve by Ada Lindqvist. Now: Reject by Ada Lindqvist.']],
    'told, and once',
  )
})

test('twenty times the same decision at once decides once', async () => {
  const { id } = await joining()
  await asked(id)
  const { callbackUrl } = (await payloadOf(id)).payload
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => callBack(callbackUrl, { outcome: 'Approve', responder: ada })),
  )
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]))
  const done = await company.until(id, 'applied')
  assert.equal(done.timeline.filter(({ kind }) => kind === 'approved').length, 1)
})

for (const [who, responder, code, sentence] of [
  ['the requester', mateo, 'own-request', /can’t approve it/],
  ['a stranger', { email: 'eve@evil.example' }, 'unknown-responder', /nobody in the identity store/],
  ['nobody named', undefined, 'unknown-responder', /does not say who answered/],
  ['somebody by a name alone', { displayName: 'Ada Lindqvist' }, 'unknown-responder', /does not say who answered/],
] as const)
  test(`an approval by ${who} approves nothing: the request stays pending, and it is told and audited`, async () => {
    const { group, id } = await joining()
    await asked(id)
    const { callbackUrl } = (await payloadOf(id)).payload
    const answered = await callBack(callbackUrl, { outcome: 'Approve', ...(responder && { responder }) })
    assert.deepEqual([answered.status, answered.body.code], [403, code])
    assert.match(answered.body.sentence ?? '', sentence)
    assert.equal(
      (await callBack(callbackUrl, { outcome: 'Approve', responder: ada })).status,
      409,
      'nor by a second try',
    )
    const still = await company.request('Grace Okafor', id)
    assert.deepEqual([still.state, still.link?.state], ['pending', 'refused'])
    assert.ok(still.timeline.some(({ kind }) => kind.startsWith('answered-')))
    const audited = await company.pool.rows(sql`
      select from audit_entry where action = 'request.answer-ignored' and subject_id = ${id}`)
    assert.equal(audited.length, 1)
    assert.equal((await company.decide('Ada Lindqvist', id, 'approve')).status, 200)
    await company.until(id, 'applied')
    assert.equal(await company.isMember(group, 'Mateo Rossi'), true)
  })

test('an answer that fits two users counts for neither, and the request says whom it fits and what to mend', async () => {
  const other = await company.createUser()
  const mail = `desk-${other.id}@alder.example`
  const named = [other.name, (await company.createUser()).name]
  await company.pool.rows(sql`
    update directory_object set attributes = attributes || ${JSON.stringify({ mail })}::jsonb
    where attributes ->> 'displayName' = any(${named}::text[])`)
  const { id } = await joining()
  await asked(id)
  const { callbackUrl } = (await payloadOf(id)).payload
  const answered = await callBack(callbackUrl, { outcome: 'Approve', responder: { email: mail } })
  assert.deepEqual([answered.status, answered.body.code], [403, 'ambiguous-responder'])
  const { state, link, timeline } = await company.request('Grace Okafor', id)
  assert.equal(state, 'pending')
  for (const name of named) assert.ok(link?.sentence?.includes(name))
  assert.match(link?.sentence ?? '', /Decide the request here, and give each of them a mail address/)
  assert.deepEqual(
    timeline
      .at(-1)
      ?.people.map(({ name }) => name)
      .toSorted(),
    named.toSorted(),
  )
  await company.decide('Ada Lindqvist', id, 'deny')
})

test('a flow that ends without a decision is told, and the request is decided here', async () => {
  const { id } = await joining()
  await asked(id)
  const { callbackUrl } = (await payloadOf(id)).payload
  assert.equal((await callBack(callbackUrl, { outcome: 'TimedOut' })).status, 200)
  const still = await company.request('Grace Okafor', id)
  assert.deepEqual([still.state, still.link?.state], ['pending', 'undecided'])
  assert.match(still.link?.sentence ?? '', /ended without a decision \(TimedOut\)/)
  await company.decide('Ada Lindqvist', id, 'deny')
})

test('asking what became of a request decides nothing, and says when it is over', async () => {
  const { id } = await joining()
  await asked(id)
  const { callbackUrl, statusUrl } = (await payloadOf(id)).payload
  const status = async () => (await (await fetch(statusUrl)).json()) as { state: string; isFinished: boolean }
  assert.deepEqual(await status(), { requestId: id, state: 'pending', isFinished: false })
  await callBack(callbackUrl, { outcome: 'Approve', responder: ada })
  await company.until(id, 'applied')
  assert.deepEqual(await status(), { requestId: id, state: 'applied', isFinished: true })
})

test('what is no decision is refused in a sentence, and spends nothing', async () => {
  const { id } = await joining()
  await asked(id)
  const { callbackUrl } = (await payloadOf(id)).payload
  for (const body of [{}, { outcome: '' }, { outcome: 1 }, { outcome: 'Approve', responder: 'Ada' }]) {
    const { status, body: told } = await callBack(callbackUrl, body)
    assert.deepEqual([status, told.code], [400, 'invalid-input'])
  }
  assert.equal((await fetch(callbackUrl, { method: 'POST', body: '{' })).status, 400)
  assert.equal((await callBack(callbackUrl, { outcome: 'Approve', responder: ada })).status, 200)
})

const incidentOf = async (id: string) => {
  let message: string | undefined
  await until(async () => {
    const row = await company.pool.maybe<{ message: string; code: string }>(sql`
      select message, code from incident where instance_id = ${id} limit 1`)
    message = row && `${row.code} ${row.message}`
    return message !== undefined
  })
  return message ?? ''
}

test('a flow that was turned off is an incident in a sentence, and the request is decided here', async () => {
  await linking.mateo.turn(flow, 'off')
  const { id } = await joining()
  assert.match(await incidentOf(id), /The flow was not started\. The flow is switched off\. Turn it on/)
  assert.deepEqual([(await link(id))?.state, (await linking.link(workflowId)).health.state], ['failed', 'off'])
  assert.equal((await company.decide('Ada Lindqvist', id, 'approve')).status, 200)
  await company.until(id, 'applied')
  await linking.mateo.turn(flow, 'on')
})

test('where the answer of the trigger is lost the outcome is unknown, nothing is sent again, and either may decide', async () => {
  await linking.entra.control('POST', 'faults', {
    kind: 'lost-answer',
    host: 'triggers',
    path: '/*',
    method: 'POST',
    count: 1,
  })
  const { id } = await joining()
  assert.match(await incidentOf(id), /^OUTCOME_UNKNOWN .*broke before its answer was there/)
  assert.equal((await link(id))?.state, 'unknown')
  assert.match((await link(id))?.sentence ?? '', /Whether the flow was started is not known/)
  const { payload, count } = await payloadOf(id)
  assert.equal(count, 1)
  await callBack(payload.callbackUrl, { outcome: 'Approve', responder: ada })
  await company.until(id, 'applied')
  assert.equal((await link(id))?.state, 'answered')
})

test('a start that is known stays known where nobody can note down how the flow is', async () => {
  const { pool } = company
  await pool.rows(sql`update workflow_link set health = 'off', health_sentence = 'It was off.'`)
  await pool.rows(sql`alter table workflow_link add constraint no_news check (health_sentence is null) not valid`)
  const { id } = await joining()
  await until(async () => ['started', 'unknown'].includes((await link(id))?.state ?? ''))
  await pool.rows(sql`alter table workflow_link drop constraint no_news`)
  assert.deepEqual([(await link(id))?.state, (await linking.link(workflowId)).health.state], ['started', 'off'])
  await answer((await asked(id)).id, 'ada@alder.example', 'Approve')
  await company.until(id, 'applied')
})

test('a server that died while it started a flow never starts it again: it knows, or says that it does not', async () => {
  const { id } = await joining()
  await asked(id)
  const stage = `${id}/x`
  const action = startFlowAction({ pool: company.pool } as LinkParts) // a look-up asks the database alone
  const lookUp = async () =>
    (await action.lookUp?.({ key: stage, instanceId: id } as unknown as Parameters<typeof action.run>[0]))?.type
  assert.equal(await lookUp(), 'not-done')
  await company.pool.rows(sql`
    insert into linked_request (token_hash, request_id, link_id, stage, flow_name, state, started_at)
    select '\\x00', request_id, link_id, ${stage}, flow_name, 'starting', started_at
    from linked_request where request_id = ${id}`)
  assert.equal(await lookUp(), 'unknown')
  await company.pool.rows(sql`update linked_request set state = 'started' where token_hash = '\\x00'`)
  assert.equal(await lookUp(), 'completed')
  // It spoke, and what it said does not count: that is no start that failed.
  await company.pool.rows(sql`
    update linked_request set state = 'failed', said = '{"word": "TimedOut"}', said_at = now() where token_hash = '\\x00'`)
  assert.equal(await lookUp(), 'completed')
})

test('L5 a process of somebody’s own starts nobody’s flow: not by the name of a request that is not run in it', async () => {
  const { id } = await joining()
  await asked(id)
  const grace = await company.as('Grace Okafor')
  const xml = processXml('starts-others', inLine(job('call', 'countersign:links:start-flow')))
  await company.calls.made(grace, 'POST', '/deployments', { fileName: 'own.bpmn', xml })
  const begun = await company.calls.made<{ id: string }>(grace, 'POST', '/instances', {
    ...{ processId: 'starts-others', variables: { requestId: id } },
  })
  assert.match(await incidentOf(begun.id), /There is no such request/)
  assert.equal((await payloadOf(id)).count, 1)
})

test('what no database can keep is refused in a callback, and spends nothing', async () => {
  const { id } = await joining()
  await asked(id)
  const { callbackUrl } = (await payloadOf(id)).payload
  for (const comments of ['a\u0000b', '\ud800'])
    assert.equal((await callBack(callbackUrl, { outcome: 'Approve', responder: ada, comments })).status, 400)
  assert.equal((await callBack(callbackUrl, { outcome: 'Approve', responder: ada })).status, 200)
})

test('an unlinked workflow asks here alone, and what its flow still says counts for nothing', async () => {
  const { id } = await joining()
  await asked(id)
  const { callbackUrl } = (await payloadOf(id)).payload
  const { calls } = company
  await calls.made(await company.as('Grace Okafor'), 'DELETE', `/workflows/${workflowId}/link`)
  assert.equal((await callBack(callbackUrl, { outcome: 'Approve', responder: ada })).status, 404)
  assert.equal((await company.request('Grace Okafor', id)).state, 'pending')
  const after = await joining()
  assert.equal(await link(after.id), null)
})

test('no token and no signature is in any row, whatever was linked, started and answered', async () => {
  const journal = `${linking.entra.origin}/_journal?method=POST&host=triggers&limit=1000`
  const { entries } = (await (await fetch(journal)).json()) as { entries: { body: { text: string } | null }[] }
  const sent = entries.map(({ body }) => body?.text ?? '')
  const tokens = sent.flatMap((text) => /\/callbacks\/([\w-]{43})/.exec(text)?.[1] ?? [])
  assert.ok(tokens.length > 10)
  for (const token of tokens.slice(0, 3)) assert.deepEqual(await tablesHolding(company.pool, token), [])
})
