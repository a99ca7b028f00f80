import { html } from 'hono/html'
import { avatar, type Html, type PersonCard } from '../../../pages/index.ts'

/** Somebody to be chosen of many: a button within a form, of a list with the class `people`. */
export const personButton = (card: PersonCard, name: string, isSignedIn = false): Html => {
  const { id, displayName, userPrincipalName, jobTitle, department } = card.person
  return html`<button class="person${isSignedIn ? ' suggested' : ''}" name="${name}" value="${id}">
${avatar(card)}<span>
<span class="name">${displayName}${isSignedIn ? html` <span class="tag plain">Signed in</span>` : ''}</span>
<span class="upn">${userPrincipalName}</span>
<span class="facts">${[jobTitle, department].filter((one) => one !== '').join(' · ')}</span>
${card.roles.length === 0 ? '' : html`<span class="tags">${card.roles.map((role) => html`<span class="tag">${role}</span>`)}</span>`}
</span></button>`
}
