import { html } from 'hono/html'
import { brand, type Html, type Page } from './page.ts'

export type GetTokenView = {
  companyName: string
  canary: string
  apps: readonly { clientId: string; displayName: string }[]
  grants: readonly { value: string; label: string; hint: string }[]
  /** What was filled in, or what a beginner would fill in. */
  filled: { clientId: string; grant: string; scope: string }
  callback: string
  scopes: readonly { value: string; label: string }[]
  /** The callback address has to be registered with this app first. */
  unregistered: string | undefined
}

/** "Get new access token": what a tool such as Postman does for somebody who needs a bearer token to paste. */
export const getTokenPage = (view: GetTokenView): Page => ({
  title: `Get a token · ${view.companyName}`,
  body: html`<main class="narrow"><section class="sheet">
${brand(view.companyName)}
<h1>Get new access token</h1>
<p class="lead">For whoever needs a bearer token to paste somewhere. This page is an app like any other: what an app may not have, it does not get.</p>
<form method="post" action="/get-a-token" class="fields">
<input type="hidden" name="canary" value="${view.canary}">
${view.unregistered === undefined ? '' : registration(view.unregistered, view.callback)}
<p><label for="client">App registration</label>
<select id="client" name="client_id">${view.apps.map((app) => option(app.clientId, `${app.displayName} (${app.clientId})`, view.filled.clientId))}</select></p>
<fieldset><legend>Grant type</legend>
${view.grants.map((grant) => choice(grant, view.filled.grant))}
</fieldset>
<p><label for="scope">Scope</label>
<input id="scope" type="text" name="scope" value="${view.filled.scope}" list="scopes" required autocomplete="off" spellcheck="false">
<datalist id="scopes">${view.scopes.map(({ value, label }) => html`<option value="${value}">${label}</option>`)}</datalist></p>
<p><label for="secret">Client secret</label>
<input id="secret" type="password" name="client_secret" autocomplete="off">
<span class="soft">Not needed for the implicit grant. Countersign’s is <code>sandbox-only-secret</code>.</span></p>
<p class="soft">Callback URL: <code>${view.callback}</code></p>
<p class="foot"><a href="/">The sandbox’s people and apps</a><button class="main-button" name="do" value="get">Get new access token</button></p>
</form>
</section></main>`,
})

const option = (value: string, label: string, chosen: string): Html =>
  html`<option value="${value}"${value === chosen ? ' selected' : ''}>${label}</option>`

const choice = ({ value, label, hint }: GetTokenView['grants'][number], chosen: string): Html =>
  html`<label class="choice"><input type="radio" name="grant" value="${value}"${value === chosen ? ' checked' : ''}>
<span>${label}<br><span class="soft">${hint}</span></span></label>
`

const registration = (appName: string, callback: string): Html =>
  html`<p class="message">${appName} does not know this page yet: its redirect URIs do not hold <code>${callback}</code>.</p>
<p><button class="plain-button" name="do" value="register">Add it to ${appName}</button></p>`
