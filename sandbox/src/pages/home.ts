import { html } from 'hono/html'
import { brand, type Html, type Page } from './page.ts'
import { type PeopleShown, peopleSearch } from './peopleSearch.ts'
import { avatar, facts, type PersonCard } from './person.ts'

export type AppView = {
  displayName: string
  clientId: string
  accounts: string
  redirectUris: readonly string[]
  secrets: readonly string[]
  roles: readonly string[]
  permissions: readonly string[]
}

export type HomeView = {
  companyName: string
  /** Where a person plays Microsoft's side. */
  consoles: readonly { title: string; about: string; path: string }[]
  domain: string
  tenantId: string
  issuer: string
  discovery: string
  httpsUrl: string
  smtpUrl: string
  /** The file that clients of it have to trust. */
  certificateAuthority: string
  graph: string
  /** What a client of Dataverse is told as its organization. */
  environmentUrl: string
  /** The app whose roles the people are shown with. */
  appName: string
  people: readonly PersonCard[]
  search: PeopleShown
  apps: readonly AppView[]
  signedIn: { name: string; signOut: string } | undefined
}

/** What the sandbox is, who lives in it, and what an app needs to know to sign people in. */
export const homePage = (view: HomeView): Page => ({
  title: `Countersign sandbox · ${view.companyName}`,
  body: html`<main>
<section class="sheet">
${brand(view.companyName)}
<h1>A small company to try Countersign with</h1>
<p class="lead">This program stands in for Microsoft’s cloud, so that nobody needs a Microsoft tenant to try, develop or test Countersign. It signs people in and keeps their directory the way Microsoft does, errors included. Everything in it is made up and stays on this machine.</p>
${
  view.signedIn
    ? html`<p class="foot"><span>This browser is signed in as <strong>${view.signedIn.name}</strong>.</span><a class="plain-button" href="${view.signedIn.signOut}">Sign out</a></p>`
    : ''
}
</section>
<section class="sheet" aria-labelledby="consoles">
<h2 id="consoles">Consoles</h2>
<p class="lead">Where people play Microsoft’s side, in its words. You are asked who you are, and can be somebody else at any time.</p>
<ul class="people">${view.consoles.map(({ title, about, path }) => html`<li><a class="person way" href="${path}"><span><span class="name">${title}</span><span class="facts">${about}</span></span></a></li>\n`)}</ul>
</section>
<section class="sheet" aria-labelledby="people">
<h2 id="people">People</h2>
${peopleSearch(view.search)}
<ul class="people">${view.people.map((card) => html`<li>${profile(card, view.appName)}</li>\n`)}</ul>
</section>
<section class="sheet" aria-labelledby="directory">
<h2 id="directory">Directory</h2>
<dl class="pairs">
<dt>Domain</dt><dd><code>${view.domain}</code></dd>
<dt>Directory (tenant) ID</dt><dd><code>${view.tenantId}</code></dd>
<dt>Issuer</dt><dd><code>${view.issuer}</code></dd>
<dt>Discovery</dt><dd><a href="${view.discovery}"><code>${view.discovery}</code></a></dd>
<dt>Microsoft Graph</dt><dd><code>${view.graph}</code></dd>
<dt>Environment URL (Dataverse)</dt><dd><code>${view.environmentUrl}</code></dd>
<dt>Over https</dt><dd><code>${view.httpsUrl}</code>, for clients that trust <code>NODE_EXTRA_CA_CERTS=${view.certificateAuthority}</code></dd>
<dt>Mail server (SMTP)</dt><dd><code>${view.smtpUrl}</code>, for mail to anybody; read in the <a href="/mailbox">mailbox</a></dd>
<dt>Tokens</dt><dd><a href="/get-a-token">Get new access token</a></dd>
<dt>Errors</dt><dd><a href="/error">All that the sandbox can answer with</a></dd>
</dl>
</section>
${view.apps.map((app) => registration(app))}
</main>`,
})

const profile = (card: PersonCard, appName: string): Html =>
  html`<div class="person">${avatar(card)}<span>
<span class="name">${card.person.displayName}</span>
<span class="upn">${card.person.userPrincipalName}</span>
${facts(card, appName)}
</span></div>`

const registration = (app: AppView): Html =>
  html`<section class="sheet" aria-labelledby="app-${app.clientId}">
<h2 id="app-${app.clientId}">App registration: ${app.displayName}</h2>
<dl class="pairs">
<dt>Application (client) ID</dt><dd><code>${app.clientId}</code></dd>
<dt>Supported account types</dt><dd>${app.accounts}</dd>
<dt>Redirect URIs</dt><dd>${lines(app.redirectUris, true)}</dd>
<dt>Client secrets</dt><dd>${lines(app.secrets)}</dd>
<dt>App roles</dt><dd>${lines(app.roles)}</dd>
<dt>Permissions granted</dt><dd>${lines(app.permissions, true)}</dd>
</dl>
</section>\n`

const lines = (texts: readonly string[], isCode = false): Html =>
  texts.length > 0
    ? html`<ul>${texts.map((text) => html`<li>${isCode ? html`<code>${text}</code>` : text}</li>`)}</ul>`
    : html`<span class="soft">None</span>`
