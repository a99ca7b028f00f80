import { html } from 'hono/html'
import { brand, type Html, type Page } from './page.ts'

export type TokenResultView = {
  companyName: string
  heading: string
  /** In the order in which they are shown; the first is what somebody came for. */
  tokens: readonly { name: string; value: string; claims: string | undefined }[]
  facts: readonly { name: string; value: string }[]
  advice: string | undefined
}

/** What came of asking: tokens to copy, with what they say, or a refusal. */
export const tokenResultPage = (view: TokenResultView): Page => ({
  title: `${view.heading} · ${view.companyName}`,
  script,
  body: html`<main><section class="sheet">
${brand(view.companyName)}
<h1>${view.heading}</h1>
<dl class="pairs">${view.facts.map(({ name, value }) => html`<dt>${name}</dt><dd><code>${value}</code></dd>`)}</dl>
${view.advice === undefined ? '' : html`<p class="advice"><strong>In this sandbox:</strong> ${view.advice}</p>`}
<p class="foot"><a href="/">The sandbox’s people and apps</a><a class="plain-button" href="/get-a-token">Get another</a></p>
</section>
${view.tokens.map((token, place) => shown(token, place))}
</main>`,
})

const shown = ({ name, value, claims }: TokenResultView['tokens'][number], place: number): Html =>
  html`<section class="sheet fields" aria-labelledby="token-${place}">
<h2 id="token-${place}">${name}</h2>
<textarea id="value-${place}" rows="5" readonly spellcheck="false" aria-labelledby="token-${place}">${value}</textarea>
<p><button class="main-button" data-copy="value-${place}">Copy</button> <span class="soft" role="status" id="value-${place}-status"></span></p>
${claims === undefined ? '' : html`<details><summary>What it says</summary><pre><code>${claims}</code></pre></details>`}
</section>
`

/** Without scripts the field is there to copy from by hand. */
const script = `for (const button of document.querySelectorAll('[data-copy]'))
  button.addEventListener('click', async () => {
    const field = document.getElementById(button.dataset.copy)
    field.select()
    await navigator.clipboard.writeText(field.value)
    document.getElementById(button.dataset.copy + '-status').textContent = 'Copied.'
  })`
