import { html } from 'hono/html'
import { brand, type Page } from './page.ts'

export type MfaView = {
  companyName: string
  appName: string
  userPrincipalName: string
  action: string
  canary: string
  formTargets: readonly string[]
}

/** The second page of a sign-in: what a telephone would ask is asked here. */
export const mfaPage = (view: MfaView): Page => ({
  title: `Approve sign in · ${view.companyName}`,
  formTargets: view.formTargets,
  body: html`<main class="narrow"><section class="sheet">
${brand(view.companyName)}
<p class="upn">${view.userPrincipalName}</p>
<h1>Approve sign in request</h1>
<p class="lead">${view.companyName} asks for more than a password to continue to <strong>${view.appName}</strong>. In the cloud a telephone would ask now; here you say it yourself.</p>
<form method="post" action="${view.action}">
<input type="hidden" name="canary" value="${view.canary}">
<p class="foot"><button class="plain-button" name="cancel" value="1">I can’t use my authenticator app right now</button>
<button class="main-button" name="approve" value="1" autofocus>Approve</button></p>
</form>
</section></main>`,
})
