// One request: what is asked, who has answered, and the form to answer with.

import { html } from 'hono/html'
import type { Approval, ApprovalRequest } from '../../automate/index.ts'
import type { Html } from '../../pages/index.ts'
import {
  type Answer,
  badge,
  type Cell,
  card,
  choiceField,
  linkButton,
  moment,
  pairs,
  postForm,
  showConsole,
  table,
  textArea,
} from '../frame/index.ts'
import { type ApprovalVisit, isAsked, onApproval, pathOf, receivedTrail } from './approvalAt.ts'
import { nameOf } from './people.ts'
import { answerBadge, approvalTypeName, endOf, stateBadge } from './words.ts'

export const showApproval = onApproval((visit): Answer => {
  const { approval, isSender } = visit
  const commands = [
    isAsked(visit) && approval.isReassignable ? linkButton(pathOf(visit, approval, '/reassign'), 'Reassign') : '',
    isSender && approval.status === 'Pending' ? linkButton(pathOf(visit, approval, '/cancel'), 'Cancel request…') : '',
  ]
  return showConsole(visit, {
    title: approval.title,
    trail: receivedTrail(visit),
    lead: html`Requested by ${nameOf(visit, approval.ownerId)}`,
    commands: html`${commands}`,
    body: html`${question(visit)}${isAsked(visit) ? answerForm(visit) : standing(visit)}
<h2 class="apart">Responses</h2>${responses(visit)}`,
  })
})

const question = ({ premises, approval }: ApprovalVisit): Html =>
  card(
    'Request',
    html`${approval.details === null ? '' : html`<p class="told">${approval.details}</p>`}
${pairs([
  ['Status', stateBadge(premises.store, approval)],
  ['Approval type', approvalTypeName(approval.type)],
  ...(approval.itemLink === null ? [] : ([['Link', item(approval.itemLink, approval)]] as const)),
  ['Requested', moment(approval.requestedAt)],
  approval.completedAt === null
    ? (['Expires', moment(approval.expiresAt)] as const)
    : ([
        endOf(premises.store, approval) === 'Completed' ? 'Completed' : 'Ended',
        moment(approval.completedAt),
      ] as const),
])}`,
  )

/** Whatever a flow has put there: only what leads to a page is a link. */
const item = (link: string, { itemLinkDescription }: Approval): Html | string =>
  /^https?:\/\//i.test(link)
    ? html`<a href="${link}" rel="noopener noreferrer">${itemLinkDescription ?? link}</a>`
    : `${itemLinkDescription ?? ''} ${link}`.trim()

function answerForm(visit: ApprovalVisit): Html {
  const { approval, c } = visit
  const chosen = approval.options.find((option) => option === c.req.query('response'))
  return card(
    'Your response',
    postForm(visit, {
      action: pathOf(visit, approval),
      body: html`${choiceField({
        name: 'response',
        label: 'Choose your response',
        options: approval.options.map((option) => ({ value: option, text: option })),
        ...(chosen === undefined ? {} : { value: chosen }),
      })}${textArea({ name: 'comments', label: 'Comments', hint: 'Optional. Whoever asked sees them, and so does the flow.', rows: 3 })}`,
      submit: 'Confirm',
    }),
  )
}

/** Why there is nothing to answer. */
function standing({ premises, approval, request }: ApprovalVisit): Html | '' {
  const sentence = {
    Requested:
      request?.state === 'Answered'
        ? 'You have responded. Others have not yet.'
        : request?.state === 'Reassigned'
          ? 'You have reassigned this request.'
          : 'It waits for those who were asked.',
    Completed:
      request?.state === 'Pending' ? 'This request was completed before you responded.' : 'This request is completed.',
    Canceled: 'This request was canceled: nobody waits for an answer any more.',
    'Timed out': 'This request has timed out: nobody answered while its flow waited.',
  }[endOf(premises.store, approval)]
  return html`<p class="standing">${sentence}</p>`
}

const responses = (visit: ApprovalVisit): Html =>
  table({
    caption: 'Responses',
    columns: ['Approver', 'Response', 'Comments', 'Date'],
    rows: visit.approval.requests.map((request) => row(visit, request)),
    empty: { title: 'Nobody is asked' },
  })

const row = (visit: ApprovalVisit, { personId, state, answer, comments, answeredAt }: ApprovalRequest): Cell[] => [
  nameOf(visit, personId),
  answer !== null
    ? answerBadge(answer)
    : state === 'Reassigned'
      ? badge('idle', 'Reassigned')
      : visit.approval.status === 'Pending'
        ? badge('busy', 'Pending')
        : badge('idle', 'Did not respond'),
  comments === null ? html`<span class="soft">None</span>` : html`<span class="told">${comments}</span>`,
  answeredAt === null ? html`<span class="soft">None</span>` : moment(answeredAt),
]
