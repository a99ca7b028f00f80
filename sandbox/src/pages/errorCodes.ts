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
<p class="lead">${errors.length > 0 ? explanation : 'The sandbox never answers with this code.'}</p>
<ul class="errors">${errors.map((error) => entry(error))}</ul>
<p class="foot"><a href="/">The sandbox’s people and apps</a>${wanted === undefined ? '' : html`<a href="/error">All errors</a>`}</p>
</section></main>`,
})

const explanation =
  'Each is “documented” by Microsoft, “recorded” from a real answer, or “assumed”: then the code is known, but not its exact wording. Apps should look at the error alone, never at text or number.'

const entry = ({ code, error, text, evidence, advice }: ErrorCodeView): Html =>
  html`<li><h2>AADSTS${code} <code>${error}</code> <span class="tag plain">${evidence}</span></h2>
<p>${text}</p>
<p class="soft">In this sandbox: ${advice}</p></li>
`
