// Answering a request, handing it on, taking it back.

import { html } from 'hono/html'
import { answerApproval, cancelApproval, reassignApproval } from '../../automate/index.ts'
import { findPeople, people } from '../../directory/index.ts'
import { peopleSearch, peopleShown, personCards } from '../../pages/index.ts'
import { type Answer, doneAt, personButton, refusedAt, showConfirm, showConsole } from '../frame/index.ts'
import { type ApprovalVisit, approvalsPath, isAsked, onApproval, pathOf, receivedTrail } from './approvalAt.ts'
import { nameOf } from './people.ts'
import { whyNot } from './words.ts'

export const respond = onApproval((visit, form: URLSearchParams) => {
  const { premises, person, approval } = visit
  const answer = form.get('response') ?? ''
  const comments = form.get('comments')?.trim() || null
  const outcome = answerApproval(premises, approval.id, person.id, { answer, comments })
  return outcome.ok
    ? doneAt(
        visit,
        approvalsPath(visit, 'received'),
        `Response successfully recorded: “${answer}” to “${approval.title}”.`,
      )
    : refusedAt(visit, pathOf(visit, approval), whyNot(outcome.refusal))
})

export const askWhom = onApproval((visit): Answer => {
  const { c, premises, approval } = visit
  if (!isAsked(visit) || !approval.isReassignable)
    return refusedAt(
      visit,
      pathOf(visit, approval),
      whyNot({ code: isAsked(visit) ? 'not-reassignable' : 'not-assigned' }),
    )
  const find = c.req.query('find')?.trim() ?? ''
  const everybody = people(premises.directory)
  const others = everybody.filter(({ id }) => id !== visit.person.id)
  const found = find === '' ? others : findPeople(others, find)
  const search = peopleShown(everybody, found, { find, action: c.req.path, fields: [] })
  return showConsole(visit, {
    title: 'Reassign',
    trail: [...receivedTrail(visit), { text: approval.title, href: pathOf(visit, approval) }],
    lead: 'Whoever you choose is asked in your place.',
    body: html`<section class="card">${peopleSearch(search)}
<form method="post" action="${pathOf(visit, approval, '/reassign')}"><input type="hidden" name="canary" value="${visit.canary}">
<ul class="people">${personCards(search.people, () => []).map((one) => html`<li>${personButton(one, 'to')}</li>\n`)}</ul></form></section>`,
  })
})

export const reassign = onApproval((visit, form: URLSearchParams) => {
  const { premises, person, approval } = visit
  const toId = form.get('to') ?? ''
  const outcome = reassignApproval(premises, approval.id, person.id, toId)
  return outcome.ok
    ? doneAt(visit, approvalsPath(visit, 'received'), `“${approval.title}” was reassigned to ${nameOf(visit, toId)}.`)
    : refusedAt(visit, pathOf(visit, approval), whyNot(outcome.refusal))
})

export const askToCancel = onApproval(
  (visit): Answer =>
    visit.isSender
      ? showConfirm(visit, {
          title: 'Cancel request',
          trail: [...receivedTrail(visit), { text: visit.approval.title, href: pathOf(visit, visit.approval) }],
          text: html`Nobody can respond to <strong>${visit.approval.title}</strong> any more, and its flow goes on without an outcome.`,
          action: pathOf(visit, visit.approval, '/cancel'),
          submit: 'Cancel request',
          back: pathOf(visit, visit.approval),
        })
      : refusedAt(visit, pathOf(visit, visit.approval), whyNot({ code: 'not-the-owner' })),
)

export const cancel = onApproval((visit: ApprovalVisit) => {
  const outcome = cancelApproval(visit.premises, visit.approval.id, visit.person.id)
  return outcome.ok
    ? doneAt(visit, approvalsPath(visit, 'sent'), `“${visit.approval.title}” is canceled.`)
    : refusedAt(visit, pathOf(visit, visit.approval), whyNot(outcome.refusal))
})
