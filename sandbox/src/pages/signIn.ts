import { html } from 'hono/html'
import { brand, type Html, type Page } from './page.ts'
import { type PeopleShown, peopleSearch } from './peopleSearch.ts'
import { avatar, facts, type PersonCard } from './person.ts'

export type SignInView = {
  companyName: string
  appName: string
  /** Where the form goes: the request of the app travels with it. */
  action: string
  canary: string
  people: readonly PersonCard[]
  search: PeopleShown
  signedInId: string | undefined
  /** Whom the app expects. */
  hint: string | undefined
  hintedId: string | undefined
  formTargets: readonly string[]
}

/** "Who are you?": no password, since there is nothing to protect, and everybody is to be tried. */
export const signInPage = (view: SignInView): Page => ({
  title: `Sign in · ${view.companyName}`,
  formTargets: view.formTargets,
  body: html`<main><section class="sheet">
${brand(view.companyName)}
<h1>Pick an account</h1>
<p class="lead">to continue to <strong>${view.appName}</strong></p>
${view.hint !== undefined && view.hintedId === undefined ? html`<p class="advice">${view.appName} expects <strong>${view.hint}</strong>, but nobody here has that name.</p>` : ''}
${peopleSearch(view.search)}
<form method="post" action="${view.action}">
<input type="hidden" name="canary" value="${view.canary}">
<ul class="people">
${view.people.map((card) => html`<li>${choice(card, view)}</li>\n`)}
</ul>
<p class="foot"><span class="soft">No password is asked for: these people are made up.</span>
<button class="plain-button" name="cancel" value="1">Cancel</button></p>
</form>
</section></main>`,
})

function choice(card: PersonCard, view: SignInView): Html {
  const { id, displayName, userPrincipalName } = card.person
  const isSuggested = id === (view.hintedId ?? view.signedInId)
  return html`<button class="person${isSuggested ? ' suggested' : ''}" name="person" value="${id}"${isSuggested ? ' autofocus' : ''}>
${avatar(card)}<span>
<span class="name">${displayName}${id === view.signedInId ? html` <span class="tag plain">Signed in</span>` : ''}</span>
<span class="upn">${userPrincipalName}</span>
${facts(card, view.appName)}
</span></button>`
}
