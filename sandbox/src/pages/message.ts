import { html } from 'hono/html'
import { brand, type Page } from './page.ts'

/** A page that says one thing. */
export const messagePage = (companyName: string, heading: string, text: string): Page => ({
  title: `${heading} · ${companyName}`,
  body: html`<main class="narrow"><section class="sheet">
${brand(companyName)}
<h1>${heading}</h1>
<p class="lead">${text}</p>
<p class="foot"><a href="/">The sandbox’s people and apps</a></p>
</section></main>`,
})
