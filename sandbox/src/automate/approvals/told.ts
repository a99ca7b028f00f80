// An approval as the connector tells it to a flow.

import { type Directory, homeTenant, personById } from '../../directory/index.ts'
import { timestamp } from '../definition/index.ts'
import type { JsonObject } from '../expressions/index.ts'
import { writeMoment } from '../expressions/index.ts'
import type { Approval, ApprovalRequest } from './approval.ts'
import { answered } from './outcome.ts'

/** Where a person answers it, by the address the portal has for it. */
export const respondLink = (url: string, environment: string, id: string): string =>
  `${url}/environments/${environment}/approvals/received/${id}`

export type Telling = { directory: Directory; url: string; environment: string }

export function toldApproval(telling: Telling, approval: Approval): JsonObject {
  const { directory, url, environment } = telling
  const link = respondLink(url, environment, approval.id)
  const asked = approval.requests.filter(({ state }) => state !== 'Reassigned')
  return {
    name: approval.id,
    title: approval.title,
    details: approval.details,
    itemLink: approval.itemLink,
    itemLinkDescription: approval.itemLinkDescription,
    requestDate: timestamp(approval.requestedAt),
    completionDate: approval.completedAt === null ? null : timestamp(approval.completedAt),
    expirationDate: timestamp(approval.expiresAt),
    priority: 'Medium',
    status: approval.status,
    outcome: approval.outcome,
    responseSummary: answered(approval.requests)
      .map((request) => summaryOf(directory, request))
      .join('\r\n\r\n'),
    respondLink: link,
    adaptiveCard: cardOf(approval, link),
    approvers: asked.map(({ personId }) => principalOf(directory, personId)),
    responses: answered(approval.requests).map((request) => ({
      responder: principalOf(directory, request.personId),
      requestDate: timestamp(request.requestedAt),
      responseDate: timestamp(request.answeredAt ?? approval.requestedAt),
      approverResponse: request.answer,
      comments: request.comments,
    })),
  }
}

function principalOf(directory: Directory, id: string): JsonObject {
  const person = personById(directory, id)
  return {
    id,
    displayName: person?.displayName ?? null,
    email: person?.mail ?? null,
    tenantId: homeTenant(directory.store).id,
    userPrincipalName: person?.userPrincipalName ?? null,
  }
}

/** For people, as one text: what a mail about the decision begins with. */
function summaryOf(
  directory: Directory,
  { personId, answer, comments, requestedAt, answeredAt }: ApprovalRequest,
): string {
  const person = personById(directory, personId)
  const shown = (moment: number): string => writeMoment(moment, "dddd, MMMM d, yyyy h:mm:ss tt '(UTC)'")
  return [
    `Approver: ${person?.displayName ?? personId}, ${person?.mail ?? ''}`,
    `Response: ${answer}`,
    `Request Date: ${shown(requestedAt)}`,
    `Response Date: ${shown(answeredAt ?? requestedAt)}`,
    ...(comments ? [`Comments: ${comments}`] : []),
  ].join('\r\n')
}

/** A card for Teams, as text; it leads to where the answer is given. */
const cardOf = ({ title, details, itemLink, itemLinkDescription }: Approval, link: string): string =>
  JSON.stringify({
    type: 'AdaptiveCard',
    version: '1.0',
    body: [
      { type: 'TextBlock', text: title, weight: 'bolder', size: 'medium', wrap: true },
      ...(details === null ? [] : [{ type: 'TextBlock', text: details, wrap: true }]),
      ...(itemLink === null
        ? []
        : [{ type: 'TextBlock', text: `[${itemLinkDescription ?? itemLink}](${itemLink})`, wrap: true }]),
    ],
    actions: [{ type: 'Action.OpenUrl', title: 'Respond', url: link }],
  })
