import { html } from 'hono/html'
import { brand, type Page } from './page.ts'

export type TroubleView = {
  companyName: string
  heading: string
  /** With its AADSTS code. */
  message: string
  advice: string
  /** For whom asks the administrators: what identifies the request. */
  details: readonly { name: string; value: string }[]
  lookUp: string | undefined
}

/** What Entra shows when it may not, or cannot, answer the app. */
export const troublePage = (view: TroubleView): Page => ({
  title: `${view.heading} · ${view.companyName}`,
  body: html`<main class="narrow"><section class="sheet">
${brand(view.companyName)}
<h1>${view.heading}</h1>
<p class="message">${view.message}</p>
<p class="advice"><strong>In this sandbox:</strong> ${view.advice}</p>
<h2 class="advice">Troubleshooting details</h2>
<dl class="pairs">${view.details.map(({ name, value }) => html`<dt>${name}</dt><dd><code>${value}</code></dd>`)}</dl>
<p class="foot"><a href="/">The sandbox’s people and apps</a>${view.lookUp === undefined ? '' : html`<a href="${view.lookUp}">About this error</a>`}</p>
</section></main>`,
})
