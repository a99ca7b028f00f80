import { html } from 'hono/html'
import { brand, type Page } from './page.ts'

export type ApprovalRequestView = {
  companyName: string
  appName: string
  /** With its AADSTS code. */
  message: string
  action: string
  canary: string
  fields: Readonly<Record<string, string>>
}

/** "Approval required": somebody who may not agree asks an administrator to. */
export const approvalRequestPage = (view: ApprovalRequestView): Page => ({
  title: `Approval required · ${view.companyName}`,
  body: html`<main class="narrow"><section class="sheet">
${brand(view.companyName)}
<h1>Approval required</h1>
<p class="message">${view.message}</p>
<form method="post" action="${view.action}">
<input type="hidden" name="canary" value="${view.canary}">
${Object.entries(view.fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">\n`)}
<p class="advice"><label for="reason">Enter justification for requesting ${view.appName}</label>
<textarea id="reason" name="reason" rows="3" maxlength="1000" required></textarea></p>
<p class="foot"><a href="/">The sandbox’s people and apps</a><button class="main-button">Request approval</button></p>
</form>
</section></main>`,
})
