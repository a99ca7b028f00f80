// The frame around every page of a console: top bar, navigation, the way here, notice, heading.

import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { environmentDisplayName } from '../../automate/index.ts'
import { avatar, type Html, personCards, show } from '../../pages/index.ts'
import { type ConsoleApp, type ConsoleEntry, consoleApps, type Whereabouts, whereabouts } from './apps.ts'
import { type Notice, takeNotice } from './notice.ts'
import { momentText } from './parts/moment.ts'
import { frameStyle } from './style.ts'
import { type Answer, pickAccountPath, type Visit } from './visit.ts'

export type Crumb = { text: string; href: string }

export type ConsoleView = {
  title: string
  /** The way here, without the page itself. */
  trail?: readonly Crumb[]
  /** A sentence below the heading. */
  lead?: string | Html
  /** What can be done with the whole of it: beside the heading. */
  commands?: Html
  body: Html
  /** Instead of what an action before has left. */
  notice?: Notice
  /** Added to the look of the consoles. */
  style?: string
  /** What stands at the left instead of the entries of its app: an `ul` of links, and what they are. */
  side?: { label: string; list: Html }
  /** It shows pages of ours within itself. */
  hasFrames?: boolean
  script?: string
  /** Looks again by itself after so many seconds. */
  refreshSeconds?: number
}

export function showConsole(visit: Visit, view: ConsoleView, status: ContentfulStatusCode = 200): Answer {
  const { c, premises } = visit
  const { title, script, refreshSeconds } = view
  const apps = consoleApps(premises.store)
  const here = whereabouts(apps, c.req.path)
  const notice = view.notice ?? takeNotice(c, premises.url)
  // A header, since a page cannot take back what its own markup says.
  if (refreshSeconds !== undefined) c.header('refresh', String(refreshSeconds))
  return show(
    c,
    {
      title: `${title} · ${here?.app.title ?? 'Countersign sandbox'}`,
      style: frameStyle + (view.style ?? ''),
      ...(view.hasFrames ? { hasFrames: true } : {}),
      ...(script === undefined ? {} : { script }),
      body: html`<a class="skip" href="#content">Skip to main content</a>
${topBar(visit, apps, here?.app)}
<div class="console">
${view.side ? sideOf(view.side) : here ? navigation(here, c.req.path) : ''}
<main id="content" class="content" tabindex="-1">
${trailOf(view)}
${noticeOf(notice)}
<div class="heading"><div><h1>${title}</h1>${view.lead === undefined ? '' : html`<p class="lead">${view.lead}</p>`}</div>
${view.commands === undefined ? '' : html`<div class="commands">${view.commands}</div>`}</div>
${view.body}
<p class="clock soft">It is ${momentText(premises.clock().getTime())} here; all times are UTC.</p>
</main>
</div>`,
    },
    status,
  )
}

function topBar({ c, person }: Visit, apps: readonly ConsoleApp[], current: ConsoleApp | undefined): Html {
  const { pathname, search } = new URL(c.req.url)
  const returnTo = c.req.method === 'GET' ? pathname + search : '/'
  const isInEnvironment = /^\/environments\/[^/]+\//.test(pathname)
  const [card] = personCards([person], () => [])
  return html`<header class="bar">
<button class="waffle" popovertarget="launcher" aria-label="App launcher">${waffle}</button>
<div id="launcher" class="menu launcher" popover><ul>${apps.map(
    (app) =>
      html`<li><a href="${app.path}"${app === current ? html` aria-current="true"` : ''}><strong>${app.title}</strong><span class="soft">${app.about}</span></a></li>\n`,
  )}</ul></div>
<a class="app" href="${current?.path ?? '/'}">${current?.title ?? 'Countersign sandbox'}</a>
${isInEnvironment ? html`<span class="environment"><span class="soft">Environment</span> ${environmentDisplayName}</span>` : ''}
<button class="who" popovertarget="account"><span class="who-name">${person.displayName}</span>${card ? avatar(card) : ''}</button>
<div id="account" class="menu account" popover>
<p class="name">${person.displayName}</p><p class="upn">${person.userPrincipalName}</p><p class="soft">${person.jobTitle}</p>
<ul><li><a href="${pickAccountPath(returnTo)}">Switch account</a></li></ul>
</div>
</header>`
}

const waffle = html`<svg viewBox="0 0 16 16" width="18" height="18" fill="currentColor" aria-hidden="true"><path d="M1 1h3v3H1zM6.500 1h3v3h-3zM12 1h3v3h-3zM1 6.500h3v3H1zM6.500 6.500h3v3h-3zM12 6.500h3v3h-3zM1 12h3v3H1zM6.500 12h3v3h-3zM12 12h3v3h-3z"/></svg>`

const sideOf = ({ label, list }: NonNullable<ConsoleView['side']>): Html =>
  html`<nav class="side own" aria-label="${label}">${list}</nav>`

function navigation({ app, entry }: Whereabouts, path: string): Html {
  const groups = grouped(app.entries)
  return html`<nav class="side" aria-label="${app.title}"><ul>${groups.map(
    ([group, entries]) =>
      html`<li>${group === undefined ? '' : html`<span class="group">${group}</span>`}<ul>${entries.map(
        (one) =>
          html`<li><a href="${one.path}"${one === entry ? html` aria-current="${one.path === path ? 'page' : 'true'}"` : ''}>${one.title}</a></li>`,
      )}</ul></li>\n`,
  )}</ul></nav>`
}

function grouped(entries: readonly ConsoleEntry[]): [string | undefined, ConsoleEntry[]][] {
  const groups: [string | undefined, ConsoleEntry[]][] = []
  for (const entry of entries) {
    const last = groups.at(-1)
    if (last && last[0] === entry.group) last[1].push(entry)
    else groups.push([entry.group, [entry]])
  }
  return groups
}

const trailOf = ({ trail = [], title }: ConsoleView): Html | '' =>
  trail.length === 0
    ? ''
    : html`<nav class="trail" aria-label="Breadcrumb"><ol>${trail.map(
        ({ text, href }) => html`<li><a href="${href}">${text}</a></li>`,
      )}<li aria-current="page">${title}</li></ol></nav>`

const noticeOf = (notice: Notice | undefined): Html | '' =>
  notice === undefined
    ? ''
    : html`<p class="said ${notice.tone}" role="${notice.tone === 'done' ? 'status' : 'alert'}">${notice.text}</p>`

/** A page of a console that is not there, or not for this person: the cloud tells neither from the other. */
export const showNothing = (visit: Visit, what: string, trail: readonly Crumb[] = []): Answer =>
  showConsole(
    visit,
    {
      title: `${what} not found`,
      trail,
      body: html`<p class="lead">There is none at this address, or ${visit.person.displayName} may not see it. Somebody else may: switch the account at the top right.</p>`,
    },
    404,
  )
