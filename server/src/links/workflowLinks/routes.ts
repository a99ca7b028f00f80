import * as api from '@countersign/core/api'
import { freshUntil } from '../../accounts/index.ts'
import { actorOf } from '../../audit/index.ts'
import { noSuchStore } from '../../directory/index.ts'
import { isRefused, type KnownCaller, type Mounted, mounted, type Refused, refused } from '../../http/index.ts'
import { Fault } from '../../platform/fault.ts'
import { notRegistered } from '../clients/index.ts'
import type { Parts } from '../parts.ts'
import { roundTrip } from '../roundTrips/index.ts'
import {
  type ClientRow,
  deleteLink,
  type LinkedWorkflow,
  type LinkRow,
  selectClient,
  selectLink,
  selectLinks,
  selectWorkflow,
} from '../sql/index.ts'
import { linkAnswer, listedLink } from './answers.ts'
import { authenticate } from './authenticate.ts'
import { createTemplate } from './createTemplate.ts'
import { enterUrl } from './enterUrl.ts'

export const linkOperations = (parts: Parts): Mounted[] => [
  ...shown(parts),
  ...made(parts),
  ...tried(parts),
  removed(parts),
]

const noSuchWorkflow = refused('not-found', { detail: 'There is no such workflow.' })
const noUrl = refused('conflict', { detail: 'No request URL was entered yet. Enter it under Configure a Request URL.' })

type Found = { workflow: LinkedWorkflow; client: ClientRow | undefined; link: LinkRow | undefined }

async function find({ pool }: Parts, id: string): Promise<Found | undefined> {
  const workflow = await selectWorkflow(pool, id)
  if (!workflow) return undefined
  return { workflow, client: await selectClient(pool, workflow.storeId), link: await selectLink(pool, id) }
}

/** What can be done only where a client is registered. */
async function registered(parts: Parts, id: string): Promise<(Found & { client: ClientRow }) | Refused> {
  const found = await find(parts, id)
  if (!found) return noSuchWorkflow
  const { client } = found
  return client ? { ...found, client } : notRegistered
}

async function answerOf(parts: Parts, id: string, caller: KnownCaller): Promise<api.WorkflowLink | Refused> {
  const found = await find(parts, id)
  if (!found) return noSuchWorkflow
  return linkAnswer(
    parts,
    found.workflow,
    found.client,
    found.link,
    await freshUntil(parts.pool, caller, parts.clock.now()),
  )
}

/** A store has no more workflows. */
const listedMax = 200

const shown = (parts: Parts): Mounted[] => [
  mounted(api.getWorkflowLink, async ({ input: { params }, caller }) => answerOf(parts, params.id, caller)),

  mounted(api.listWorkflowLinks, async ({ input: { params } }) => {
    if (!(await parts.stores.find(params.storeId))) return noSuchStore
    return { items: (await selectLinks(parts.pool, params.storeId, listedMax)).map(listedLink) }
  }),
]

const made = (parts: Parts): Mounted[] => [
  mounted(api.createFlowTemplate, async ({ input: { params, body }, caller, requestId }) => {
    const found = await registered(parts, params.id)
    if (isRefused(found)) return found
    const { workflow, client } = found
    const store = await parts.stores.find(workflow.storeId)
    if (!store) return noSuchWorkflow
    const created = await reaching(() =>
      createTemplate(parts, { workflow, store, client, choices: body, caller, requestId }),
    )
    if (isRefused(created)) return created
    const link = await answerOf(parts, params.id, caller)
    return isRefused(link) ? link : { link, message: created.message }
  }),

  mounted(api.putRequestUrl, async ({ input: { params, body }, caller, requestId }) => {
    const found = await registered(parts, params.id)
    if (isRefused(found)) return found
    const by = { caller, requestId }
    const refusal = await enterUrl(parts, found.workflow, found.client, body.requestUrl, by)
    return refusal ?? answerOf(parts, params.id, caller)
  }),
]

const tried = (parts: Parts): Mounted[] => [
  mounted(api.authenticateLink, async ({ input: { params }, caller, requestId }) => {
    const found = await registered(parts, params.id)
    if (isRefused(found)) return found
    if (!found.link?.sealed) return noUrl
    if ((await freshUntil(parts.pool, caller, parts.clock.now())) === null) return notFresh(caller)
    const { workflow, client, link } = found
    const authenticated = await authenticate(parts, workflow, client, link, { caller, requestId })
    if (isRefused(authenticated)) return authenticated
    const after = await answerOf(parts, params.id, caller)
    return isRefused(after) ? after : { link: after, ...authenticated }
  }),

  mounted(api.checkLink, async ({ input: { params }, caller }) => {
    const found = await registered(parts, params.id)
    if (isRefused(found)) return found
    if (!found.link?.sealed) return noUrl
    await roundTrip(parts, found.client, found.link)
    return answerOf(parts, params.id, caller)
  }),
]

const notFresh = ({ by }: KnownCaller): Refused =>
  refused('fresh-sign-in-needed', {
    detail:
      by.kind === 'session'
        ? 'Sign in once more: a workflow is linked only by somebody who has just shown who they are.'
        : 'An API token can’t do this: somebody has to sign in for it in a browser.',
  })

const removed = ({ pool, record }: Parts): Mounted =>
  mounted(api.deleteWorkflowLink, async ({ input: { params }, caller, requestId }) =>
    pool.transaction(async (tx) => {
      const workflow = await selectWorkflow(tx, params.id)
      if (!workflow || !(await deleteLink(tx, params.id))) return refused('not-found')
      const subject = { kind: 'workflow', id: workflow.id, name: workflow.name }
      await record(tx, { action: 'link.removed', actor: actorOf(caller), subject, requestId })
      return undefined
    }),
  )

/** An identity store that does not answer has its sentence; so has an environment. */
async function reaching<Answer>(work: () => Promise<Answer>): Promise<Answer | Refused> {
  try {
    return await work()
  } catch (cause) {
    if (cause instanceof Fault && cause.code !== 'OVERLOADED')
      return refused('outside-unreachable', { detail: cause.message })
    throw cause
  }
}
