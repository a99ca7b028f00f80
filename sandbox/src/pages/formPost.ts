import { html } from 'hono/html'
import { brand, type Page } from './page.ts'

/** Carries an answer to the app in the body of a POST; without scripts a person presses the button. */
export const formPostPage = (
  companyName: string,
  redirectUri: string,
  fields: Readonly<Record<string, string>>,
): Page => ({
  title: `Working… · ${companyName}`,
  formTargets: [new URL(redirectUri).origin],
  script: 'document.forms[0].submit()',
  body: html`<main class="narrow"><section class="sheet">
${brand(companyName)}
<h1>Taking you back…</h1>
<form method="post" action="${redirectUri}">
${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">\n`)}
<noscript><p class="lead">Scripts are off in this browser: one more step.</p></noscript>
<p class="foot"><button class="main-button">Continue</button></p>
</form>
</section></main>`,
})
