// Writes the template flow of a workflow into its environment, switched off.
//
// T1  A repetition makes no second flow: the one before is known by the link in its description, also where its answer
//     was lost.
// T2  No transaction is open while the environment is asked.

import type * as api from '@countersign/core/api'
import { clientData, type FlowTemplate, flowName, neededConnections } from '@countersign/core/links'
import { actorOf } from '../../audit/index.ts'
import type { Store } from '../../directory/index.ts'
import { isRefused, type KnownCaller, type Refused, refused } from '../../http/index.ts'
import { newId } from '../../platform/ids.ts'
import { flowAccountAnswer } from '../clients/index.ts'
import { type Actor, askEnvironment, type Said } from '../environment/index.ts'
import type { Parts } from '../parts.ts'
import type { ClientRow } from '../sql/index.ts'
import { ensureLink, type LinkedWorkflow, type LinkRow, saveTemplate, selectLink, type Template } from '../sql/index.ts'
import { approversFor } from './approvers.ts'

type Choices = api.ParsedOf<typeof api.createFlowTemplate>['body']

export type Wanted = {
  workflow: LinkedWorkflow
  store: Store
  client: ClientRow
  choices: Choices
  caller: KnownCaller
  requestId: string
}

/** Answers what people read next. */
export async function createTemplate(parts: Parts, wanted: Wanted): Promise<{ message: string } | Refused> {
  const { workflow, store, client, choices, caller, requestId } = wanted
  const { pool, clock, record } = parts
  const owner = await ownerOf(parts, client, choices.as)
  if (isRefused(owner)) return owner
  await ensureLink(pool, newId(), workflow.id, workflow.storeId, clock.now())
  const link = await selectLink(pool, workflow.id)
  if (!link) return refused('not-found', { detail: 'The workflow was deleted.' })
  const approvers = await approversFor(store, workflow.approvers)
  const flow = { name: flowName(workflow.name), link: link.id, approvers, sites: choices.sites }
  const written = await write(parts, client, choices.as, link, flow)
  if (isRefused(written)) return written
  const template: Template = {
    ...{ flowId: written.flowId, flowName: flow.name, as: choices.as, owner, approvers },
    ...{ asksWhoeverHoldsIt: approvers.length === 0, sites: choices.sites, rules: workflow.approvers },
  }
  await pool.transaction(async (tx) => {
    await saveTemplate(tx, link.id, template, clock.now(), caller.account.id)
    const subject = { kind: 'workflow', id: workflow.id, name: workflow.name }
    const { rules: _, ...details } = template
    await record(tx, { action: 'link.template-created', actor: actorOf(caller), subject, details, requestId })
  })
  return { message: messageOf(template, written.isNew) }
}

async function ownerOf({ pool }: Parts, client: ClientRow, as: Actor): Promise<string | Refused> {
  if (as === 'application') return `the application ${client.clientId}`
  const account = await flowAccountAnswer(pool, client.flowConnectionId)
  if (account?.health === 'connected' && account.name !== null) return account.name
  return refused('conflict', {
    detail: account?.sentence ?? 'No flow account has signed in yet. Sign in to Power Automate first.',
  })
}

type Written = { flowId: string; isNew: boolean }

async function write(
  parts: Parts,
  client: ClientRow,
  as: Actor,
  link: LinkRow,
  flow: FlowTemplate,
): Promise<Written | Refused> {
  const ask = (asked: Parameters<typeof askEnvironment>[3]) => askEnvironment(parts, client, as, asked)
  const references = await nameConnections(ask, flow)
  if (references) return references
  const description = `Made by Countersign for the workflow “${flow.name}” (link ${link.id}).`
  const values = { name: flow.name, description, clientdata: JSON.stringify(clientData(flow)) }
  const before = link.template?.as === as ? link.template.flowId : undefined
  const known = before ?? (await findMade(ask, link.id))
  if (typeof known === 'object') return known
  if (known !== undefined) {
    const changed = await ask({
      method: 'PATCH',
      path: `workflows(${known})`,
      body: values,
      headers: { 'If-Match': '*' },
    })
    if (changed.ok) return { flowId: known, isNew: false }
    if (changed.status !== 404) return refusedAs(changed)
  }
  const body = { category: 5, type: 1, primaryentity: 'none', ...values }
  const made = await ask({ method: 'POST', path: 'workflows', body })
  if (!made.ok) return refusedAs(made)
  return made.entityId === undefined ? noId : { flowId: made.entityId, isNew: true }
}

type Ask = (asked: Parameters<typeof askEnvironment>[3]) => Promise<Said>

const noId = refused('outside-unreachable', {
  detail: 'The environment made the flow and did not say which. Press Create Template again.',
})

const refusedAs = ({ sentence, status }: Extract<Said, { ok: false }>): Refused =>
  refused(status === null ? 'outside-unreachable' : 'conflict', { detail: sentence })

/** Whoever opens the flow confirms them there. Those that are there already stay as they are. */
async function nameConnections(ask: Ask, flow: FlowTemplate): Promise<Refused | undefined> {
  for (const { api: connector, logicalName, title } of neededConnections(flow)) {
    const body = {
      connectionreferencelogicalname: logicalName,
      connectionreferencedisplayname: `${title} of “${flow.name}”`,
      connectorid: `/providers/Microsoft.PowerApps/apis/${connector}`,
    }
    const made = await ask({ method: 'POST', path: 'connectionreferences', body })
    if (!made.ok && made.status !== 412) return refusedAs(made)
  }
  return undefined
}

/** One whose answer was lost. */
async function findMade(ask: Ask, linkId: string): Promise<string | undefined | Refused> {
  const filter = encodeURIComponent(`category eq 5 and contains(description,'${linkId}')`)
  const found = await ask({ method: 'GET', path: `workflows?$select=workflowid,description&$filter=${filter}&$top=1` })
  if (!found.ok) return refusedAs(found)
  const rows = (found.json as { value?: { workflowid?: unknown }[] } | undefined)?.value
  const id = rows?.[0]?.workflowid
  return typeof id === 'string' ? id : undefined
}

function messageOf({ flowName: name, as, owner, sites }: Template, isNew: boolean): string {
  const made = isNew ? 'was created in Power Automate' : 'was written anew in Power Automate'
  const where = as === 'flow-account' ? `under My flows of ${owner}` : 'under All flows: it belongs to the application'
  const connections = sites.length > 0 ? 'the connections of Approvals and SharePoint' : 'the connection of Approvals'
  return `The flow “${name}” ${made}, ${where}. Edit it there: choose ${connections}, save, and copy the HTTP POST URL of its trigger. Then enter it here under Configure a Request URL.`
}
