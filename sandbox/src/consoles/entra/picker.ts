// Somebody, or something, out of many: looked for by words, ticked, sent.

import { html } from 'hono/html'
import type { Html } from '../../pages/index.ts'
import { emptyState } from '../frame/index.ts'
import { searchField } from './search.ts'

export type Choice = { id: string; displayName: string; userPrincipalName: string }

export type Picker = {
  /** The page it stands on. */
  page: string
  find: string
  found: readonly Choice[]
  /** Around the choices. */
  form: (choices: Html) => Html
  isSingle?: boolean
  label?: string
}

/** More than anybody reads through. */
const shownMax = 24

export function picker({
  page,
  find,
  found,
  form,
  isSingle = false,
  label = 'Search by name or address',
}: Picker): Html {
  const shown = found.slice(0, shownMax)
  const choices = html`<fieldset class="field"><legend>${found.length > shownMax ? `Select (the first ${shownMax} of ${found.length})` : 'Select'}</legend>
<div class="choices">${shown.map(
    ({ id, displayName, userPrincipalName }) =>
      html`<label class="choice"><input type="${isSingle ? 'radio' : 'checkbox'}" name="id" value="${id}"${isSingle ? html` required` : ''}> <span>${displayName} <span class="soft">${userPrincipalName}</span></span></label>\n`,
  )}</div></fieldset>`
  return html`${searchField({ action: page, label, find })}
${shown.length === 0 ? emptyState({ title: find === '' ? 'There is nobody to select' : `Nobody fits “${find}”` }) : form(choices)}`
}
