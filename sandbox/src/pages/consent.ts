import { html } from 'hono/html'
import { brand, type Html, type Page } from './page.ts'

export type PermissionView = { name: string; resource: string; sentence: string | undefined; kind: string }

export type ConsentView = {
  companyName: string
  domain: string
  appName: string
  userPrincipalName: string
  permissions: readonly PermissionView[]
  /** Whom it is for: oneself; oneself, or everybody if the box is ticked; everybody. */
  scope: 'oneself' | 'offer organization' | 'organization'
  action: string
  canary: string
  formTargets: readonly string[]
}

/** "Permissions requested": accepted or cancelled, by a person for themselves or by an administrator for everybody. */
export const consentPage = (view: ConsentView): Page => ({
  title: `Permissions requested · ${view.companyName}`,
  formTargets: view.formTargets,
  body: html`<main class="narrow"><section class="sheet">
${brand(view.companyName)}
<p class="upn">${view.userPrincipalName}</p>
<h1>${view.scope === 'organization' ? 'Permissions requested: review for your organization' : 'Permissions requested'}</h1>
<p class="lead"><strong>${view.appName}</strong> <span class="tag plain">${view.domain}</span></p>
<p class="advice">${view.scope === 'organization' ? 'If you accept, this app will get access to the following for all users in your organization, and nobody else will be asked:' : 'This app would like to:'}</p>
<ul class="permissions">${view.permissions.map((one) => html`<li>${permission(one, view.scope === 'organization')}</li>\n`)}</ul>
<form method="post" action="${view.action}">
<input type="hidden" name="canary" value="${view.canary}">
${
  view.scope === 'offer organization'
    ? html`<p class="advice"><label class="choice"><input type="checkbox" name="organization" value="1"> <span>Consent on behalf of your organization</span></label></p>`
    : ''
}
<p class="soft">Accepting means that you allow this app to use what is listed. An administrator can take it back at any time.</p>
<p class="foot"><button class="plain-button" name="cancel" value="1">Cancel</button>
<button class="main-button" name="accept" value="1">Accept</button></p>
</form>
</section></main>`,
})

const permission = ({ name, resource, sentence, kind }: PermissionView, isKindShown: boolean): Html =>
  html`<span class="name">${sentence ?? name}</span>
<span class="soft">${resource}${sentence === undefined ? '' : html` · <code>${name}</code>`}${isKindShown ? ` · ${kind}` : ''}</span>`
