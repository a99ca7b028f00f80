import type { ListedLink, WorkflowLink } from '@countersign/core/api'
import { flowName } from '@countersign/core/links'
import { cloudNamed } from '../../connections/index.ts'
import type { Parts } from '../parts.ts'
import type { ClientRow, LinkedWorkflow, LinkRow, ListedLinkRow } from '../sql/index.ts'

export function linkAnswer(
  { connections }: Pick<Parts, 'connections'>,
  workflow: LinkedWorkflow,
  client: ClientRow | undefined,
  link: LinkRow | undefined,
  freshUntil: Date | null,
): WorkflowLink {
  const cloud = client && cloudNamed(connections.surroundings, client.cloud)
  return {
    ...{ workflowId: workflow.id, storeId: workflow.storeId, hasClient: client !== undefined },
    state: stateOf(link),
    template: templateOf(link),
    requestUrl: requestUrlOf(link),
    authenticated: link?.authenticatedAt
      ? { at: link.authenticatedAt.toISOString(), by: link.authenticatedBy, isAnswered: link.answeredAt !== null }
      : null,
    health: healthOf(link),
    warnings: warningsOf(workflow, link),
    portalUrl: cloud?.flowPortal ?? null,
    freshUntil: freshUntil?.toISOString() ?? null,
  }
}

export const listedLink = (link: ListedLinkRow): ListedLink => ({
  ...{ workflowId: link.workflowId, flowName: link.flowName },
  ...{ state: stateOf(link), health: healthOf(link) },
})

function stateOf(link: Pick<LinkRow, 'authenticatedAt' | 'sealed' | 'template'> | undefined): WorkflowLink['state'] {
  if (link?.authenticatedAt) return 'linked'
  if (link?.sealed) return 'url-entered'
  return link?.template ? 'template-made' : 'not-linked'
}

function templateOf(link: LinkRow | undefined): WorkflowLink['template'] {
  if (!link?.template || !link.templateAt) return null
  const { flowName: name, as, owner, approvers, asksWhoeverHoldsIt, sites } = link.template
  const made = { madeAt: link.templateAt.toISOString(), madeBy: link.templateBy }
  return { ...{ flowName: name, as, owner, approvers, asksWhoeverHoldsIt }, sites: sites.length, ...made }
}

function requestUrlOf(link: LinkRow | undefined): WorkflowLink['requestUrl'] {
  if (!link?.urlHost || !link.urlFlow || !link.urlAt) return null
  // Of 32 digits the last six: enough to tell two flows apart.
  return {
    host: link.urlHost,
    flow: link.urlFlow.slice(-6),
    enteredAt: link.urlAt.toISOString(),
    enteredBy: link.urlBy,
  }
}

function healthOf(link: Pick<LinkRow, 'health' | 'healthSentence' | 'healthAt'> | undefined): WorkflowLink['health'] {
  if (!link?.health || !link.healthSentence)
    return { state: 'not-known', sentence: 'Nothing was sent to the flow yet.', at: null }
  return { state: link.health, sentence: link.healthSentence, at: link.healthAt?.toISOString() ?? null }
}

function warningsOf({ name, approvers }: LinkedWorkflow, link: LinkRow | undefined): string[] {
  const { template } = link ?? {}
  if (!template) return []
  const isRenamed = template.flowName !== flowName(name)
  const asksOthers = template.approvers.length > 0 && JSON.stringify(template.rules) !== JSON.stringify(approvers)
  return [
    ...(isRenamed ? [`The workflow was renamed; its flow is still called “${template.flowName}”.`] : []),
    ...(asksOthers
      ? ['The approvers of the workflow were changed, and the flow asks those of before. Create the template again.']
      : []),
  ]
}
