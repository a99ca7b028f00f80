// Whoever is asked hears of it by mail: always from the same address, and in the name of whoever made the flow, so that
// nobody can pretend to be asking. The wording is assumed.
//
// The links lead to the approval's page and decide nothing: programs that look through mail follow them, too.

import { html } from 'hono/html'
import { type Person, personById } from '../../directory/index.ts'
import { sendMail } from '../../mailbox/index.ts'
import type { Premises } from '../../premises.ts'
import { environmentName } from '../environment.ts'
import { writeMoment } from '../expressions/index.ts'
import type { Approval } from './approval.ts'
import { respondLink } from './told.ts'

const sender = { name: 'Microsoft Power Automate', address: 'flow-noreply@microsoft.com' }

export function mailRequests(premises: Premises, approval: Approval, personIds: readonly string[]): void {
  const owner = personById(premises.directory, approval.ownerId)
  for (const id of personIds) {
    const person = personById(premises.directory, id)
    if (!person) continue
    const request = requestOf(premises, approval, owner)
    sendMail(premises, {
      from: sender,
      to: { name: person.displayName, address: person.mail },
      subject: approval.title,
      text: asText(request),
      html: String(asHtml(request)),
    })
  }
}

type Request = {
  title: string
  requestedBy: string
  created: string
  /** Written by a person or by a flow: lines are kept, marks are not. */
  details: string | null
  item: { text: string; href: string } | undefined
  link: string
  answers: readonly { text: string; href: string }[]
}

function requestOf({ store, url }: Premises, approval: Approval, owner: Person | undefined): Request {
  const link = respondLink(url, environmentName(store), approval.id)
  const { itemLink, itemLinkDescription } = approval
  return {
    title: approval.title,
    requestedBy: owner ? `${owner.displayName} <${owner.mail}>` : 'Somebody who has left',
    created: writeMoment(approval.requestedAt, "dddd, MMMM d, yyyy h:mm tt '(UTC)'"),
    details: approval.details,
    item: itemLink === null ? undefined : { text: itemLinkDescription ?? itemLink, href: itemLink },
    link,
    answers: approval.options.map((option) => ({
      text: option,
      href: `${link}?${new URLSearchParams({ response: option })}`,
    })),
  }
}

const asText = ({ title, requestedBy, created, details, item, link, answers }: Request): string =>
  [
    title,
    '',
    `Requested by: ${requestedBy}`,
    `Date Created: ${created}`,
    ...(details === null ? [] : ['', details]),
    ...(item ? ['', `${item.text}: ${item.href}`] : []),
    '',
    ...answers.map(({ text, href }) => `${text}: ${href}`),
    '',
    `View the request: ${link}`,
    '',
  ].join('\n')

const button = 'display:inline-block;padding:8px 20px;margin:0 8px 8px 0;border:1px solid #0f5ea8;border-radius:4px;'
const colours = ['color:#ffffff;background:#0f5ea8;', 'color:#0f5ea8;background:#ffffff;']

const asHtml = ({ title, requestedBy, created, details, item, link, answers }: Request) =>
  html`<!doctype html><html lang="en"><body style="margin:0;padding:16px;font:15px/1.5 'Segoe UI',sans-serif;color:#242424;background:#ffffff">
<p style="margin:0 0 4px;color:#5c5c5c">Approvals | Power Automate</p>
<h1 style="margin:0 0 12px;font-size:20px">${title}</h1>
<p style="margin:0 0 4px">Requested by <strong>${requestedBy}</strong></p>
<p style="margin:0 0 12px;color:#5c5c5c">Date Created: ${created}</p>
${details === null ? '' : html`<p style="margin:0 0 12px;white-space:pre-wrap">${details}</p>`}
${item ? html`<p style="margin:0 0 12px"><a href="${item.href}">${item.text}</a></p>` : ''}
<p style="margin:16px 0 8px">${answers.map(({ text, href }, place) => html`<a href="${href}" style="${button}${colours[Math.min(place, 1)]}text-decoration:none">${text}</a>`)}</p>
<p style="margin:0"><a href="${link}">View the request</a></p>
</body></html>`
