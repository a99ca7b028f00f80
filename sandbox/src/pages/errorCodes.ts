import { html } from 'hono/html'
import { brand, type Html, type Page } from './page.ts'

export type ErrorCodeView = {
  code: number
  error: string
  text: string
  evidence: string
  advice: string
}

/** Every error the sandbox can answer with, or those of one code. */
export const errorCodesPage = (
  companyName: string,
  errors: readonly ErrorCodeView[],
  wanted: string | undefined,
): Page => ({
  title: `Errors · ${companyName}`,
  body: html`<main><section class="sheet">
${brand(companyName)}
<h1>${wanted === undefined ? 'Errors the sandbox can answer with' : `AADSTS${wanted}`}</h1>
${errors.length > 0 ? table(errors) : html`<p class="lead">The sandbox never answers with this code.</p>`}
<p class="foot"><a href="/">The sandbox’s people and apps</a>${wanted === undefined ? '' : html`<a href="/error">All errors</a>`}</p>
</section></main>`,
})

const table = (errors: readonly ErrorCodeView[]): Html =>
  html`<div class="table"><table>
<caption>“Documented” by Microsoft, “recorded” from a real answer, or “assumed”: the code is known, its exact wording is not.</caption>
<thead><tr><th scope="col">Code</th><th scope="col">Meaning</th><th scope="col">In this sandbox</th></tr></thead>
<tbody>${errors.map(
    ({ code, error, text, evidence, advice }) => html`<tr><th scope="row">${code}<br><code>${error}</code></th>
<td>${text}<br><span class="soft">${evidence}</span></td><td>${advice}</td></tr>\n`,
  )}</tbody>
</table></div>`
