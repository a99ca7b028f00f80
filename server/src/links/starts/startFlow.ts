// Jobs of type `countersign:links:start-flow`: the linked flow of a request is begun.
//
// L1  Never twice: its trigger knows no key of ours. What may have been sent is written down before, and what became of
//     it is known only from its answer, or from the flow's own call. Nothing else proves anything.
// L2  A flow that has not answered a round trip yet is tried first: no request goes to a flow that is not the one meant.
// L3  A token is good for one start; its hash is kept, itself nowhere.
// L4  Whatever fails here, the request stays decidable.
// L5  A request has the id of the instance that it runs in: no variable names one, so no other process starts its flow.

import { cloudNamed } from '../../connections/index.ts'
import { hashOf, newToken } from '../../platform/ids.ts'
import type { Action, Assignment, LookedUp, Outcome } from '../../processes/index.ts'
import type { Parts } from '../parts.ts'
import { callFlow, type FlowCalled, roundTrip } from '../roundTrips/index.ts'
import {
  type ClientRow,
  endStart,
  type Health,
  insertStart,
  type LinkRow,
  noteHealth,
  type RequestFacts,
  selectClient,
  selectLastStart,
  selectLink,
  selectRequestFacts,
} from '../sql/index.ts'
import { payloadOf } from './payloadOf.ts'

export const startFlowTaskType = 'countersign:links:start-flow'

export const startFlowAction = (parts: Parts): Action => ({
  taskType: startFlowTaskType,
  repeat: 'unsafe',
  isMarkedAtBirth: true, // a start that was not written down was not begun
  run: (assignment) => startFlow(parts, assignment),
  lookUp: (assignment) => lookUp(parts, assignment),
})

const stageOf = ({ key }: Assignment): string => key

const failed = (message: string, more: { retries?: number; delayMs?: number } = { retries: 0 }): Outcome => ({
  type: 'failed',
  message,
  ...more,
})

async function startFlow(parts: Parts, assignment: Assignment): Promise<Outcome> {
  const { pool } = parts
  const request = await requestOf(parts, assignment)
  if (!request) return failed('There is no such request any more.')
  if (request.state !== 'pending') return { type: 'completed' } // decided already: nobody has to be asked
  // In this order: whoever changes where flows call back takes the authentication of the link away in the same commit.
  const client = await selectClient(pool, request.storeId)
  const link = await selectLink(pool, request.workflow.id)
  if (!link?.authenticatedAt || !client)
    return failed(`The workflow “${request.workflow.name}” is not linked to a flow any more. Decide the request here.`)
  const health = link.answeredAt ? undefined : await roundTrip(parts, client, link)
  if (health && health.state !== 'ok') return failed(`${health.sentence} Then try again, or decide the request here.`)
  return send(parts, assignment, { request, client, link })
}

/** L5 */
const requestOf = ({ pool }: Parts, { instanceId }: Assignment): Promise<RequestFacts | undefined> =>
  selectRequestFacts(pool, instanceId)

type Sending = { request: RequestFacts; client: ClientRow; link: LinkRow }

async function send(parts: Parts, assignment: Assignment, sending: Sending): Promise<Outcome> {
  const { pool, clock, connections, stores } = parts
  const { request, client, link } = sending
  const cloud = cloudNamed(connections.surroundings, client.cloud)
  const store = await stores.find(request.storeId)
  if (!cloud || !store) return failed('The cloud or the identity store of the link is not known here any more.')
  const token = newToken()
  const tokenHash = hashOf(token)
  const payload = await payloadOf(parts, { ...sending, store }, token)
  const flowName = link.template?.flowName ?? request.workflow.name
  const start = { tokenHash, requestId: request.id, linkId: link.id, stage: stageOf(assignment), flowName }
  await insertStart(pool, { ...start, at: clock.now() })
  const called = await callFlow(parts, cloud, link, payload, assignment.signal)
  const outcome = outcomeOf(called)
  const said = called.code === 'took' || called.code === 'answered' ? null : called.sentence
  const sentence = outcome.type === 'unknown' ? `Whether the flow was started is not known. ${said ?? ''}`.trim() : said
  await noteNews(parts, link, healthOf(called))
  return { ...outcome, also: (tx) => endStart(tx, tokenHash, stateOf(outcome), sentence) }
}

/** What can't be noted down changes nothing about what is known of the start. */
async function noteNews({ pool, clock, log }: Parts, link: LinkRow, health: Health): Promise<void> {
  const at = clock.now()
  if (!isNews(link, health, at)) return
  await noteHealth(pool, link, health, at).catch((cause: unknown) =>
    log.warn({ err: cause, link: link.id }, 'how a linked flow is could not be noted'),
  )
}

const minuteMs = 60_000

/** Once a minute is enough to see that a flow is well. */
const isNews = ({ health, healthSentence, healthAt }: LinkRow, { state, sentence }: Health, at: Date): boolean =>
  health !== state || healthSentence !== sentence || at.getTime() - (healthAt?.getTime() ?? 0) > minuteMs

const stateOf = ({ type }: Outcome): 'started' | 'failed' | 'unknown' =>
  type === 'completed' ? 'started' : type === 'unknown' ? 'unknown' : 'failed'

/** L1 */
function outcomeOf(called: FlowCalled): Outcome {
  if (called.code === 'took') return { type: 'completed' }
  if (called.code === 'answered') return { type: 'unknown', message: 'The flow took the request for a test.' }
  const began = called.code === 'unanswered' ? called.sent : called.began
  const asBefore = 'The request can be decided here all the same.'
  if (began === 'perhaps') return { type: 'unknown', message: `${called.sentence} ${asBefore}` }
  const passes = called.code === 'busy' || called.code === 'unanswered'
  return failed(
    `The flow was not started. ${called.sentence} ${asBefore}`,
    passes ? { delayMs: 60_000 } : { retries: 0 },
  )
}

function healthOf(called: FlowCalled): Health {
  if (called.code === 'took') return { state: 'ok', sentence: 'The flow takes requests.' }
  if (called.code === 'answered') return { state: 'trouble', sentence: 'The flow took a request for a test.' }
  return { state: called.code === 'switched-off' ? 'off' : 'trouble', sentence: called.sentence }
}

/** L1: exact, or unknown. */
async function lookUp(parts: Parts, assignment: Assignment): Promise<LookedUp> {
  const request = await requestOf(parts, assignment)
  const last = request && (await selectLastStart(parts.pool, request.id, stageOf(assignment)))
  if (last?.said) return { type: 'completed' } // it spoke, so it ran, whether that counted or not
  if (!last || last.state === 'failed') return { type: 'not-done' }
  if (last.state === 'started' || last.state === 'answered') return { type: 'completed' }
  await endStart(parts.pool, last.tokenHash, 'unknown', lost)
  return { type: 'unknown', message: lost }
}

const lost =
  'The server stopped while the flow was being started, and its answer is lost: whether it runs is not known. The request can be decided here all the same.'
