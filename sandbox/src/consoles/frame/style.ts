/** What the consoles look like, on top of the look of every page. */
export const frameStyle = `
:root { --bar: #12392d; --bar-ink: #f3faf6; --good: #1c6b3c; --bad: #a8321f; --busy: #14607f; --warn: #85560a; }
@media (prefers-color-scheme: dark) {
  :root { --bar: #0a2019; --good: #7fd39b; --bad: #ff9a85; --busy: #86cbea; --warn: #ecc263; }
}
.skip { position: absolute; left: 8px; top: -60px; z-index: 3; padding: 8px 16px; background: var(--sheet); border-radius: 0 0 8px 8px; }
.skip:focus { top: 0; }
.unseen, .list caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.bar { display: flex; align-items: center; gap: 8px; min-height: 48px; padding: 0 16px 0 4px; background: var(--bar); color: var(--bar-ink); }
.bar :focus-visible { outline-color: currentColor; outline-offset: -3px; }
.bar button { display: flex; align-items: center; gap: 10px; min-height: 48px; padding: 0 12px; border: 0; background: none; color: inherit; font: inherit; cursor: pointer; }
.bar button:hover, .bar .app:hover { background: rgb(255 255 255 / .12); }
.bar .app { padding: 12px; color: inherit; font-weight: 600; text-decoration: none; }
.bar .environment { margin-left: auto; font-size: 13.5px; }
.bar .environment .soft { color: inherit; opacity: .8; }
.bar .who { margin-left: auto; }
.bar .environment + .who { margin-left: 8px; }
.bar .avatar { width: 32px; height: 32px; font-size: 12.5px; }
.menu {
  position: fixed; inset: auto; margin: 4px 0; padding: 6px; min-width: 190px; max-width: min(380px, 94vw); color: var(--ink);
  background: var(--sheet); border: 1px solid var(--line); border-radius: 10px; box-shadow: var(--shadow);
  position-area: bottom span-right; position-try-fallbacks: flip-block, flip-inline;
}
@supports not (position-area: bottom) { .menu { inset: 0; margin: auto; height: fit-content; width: fit-content; } }
.menu.account, .menu.commands-of { position-area: bottom span-left; }
.menu .name, .menu .upn, .menu .soft { padding-inline: 10px; }
.menu.account > p:first-child { padding-top: 8px; }
.menu.account ul { margin-top: 8px; padding-top: 6px; border-top: 1px solid var(--line); }
.menu a, .menu form button {
  display: block; width: 100%; padding: 8px 10px; border: 0; border-radius: 6px; background: none; color: inherit;
  font: inherit; text-align: left; text-decoration: none; cursor: pointer;
}
.menu a:hover, .menu form button:hover { background: var(--tint); color: var(--tint-ink); }
.menu a.danger { color: var(--bad); }
.menu :focus-visible { outline-offset: -2px; }
.launcher a strong, .launcher a .soft { display: block; padding: 0; }
.launcher a .soft { font-size: 13.5px; }
.launcher a[aria-current] { box-shadow: inset 3px 0 0 var(--accent); }
.console { display: grid; grid-template-columns: 216px minmax(0, 1fr); align-items: start; max-width: 1480px; }
.side { padding: 20px 12px; font-size: 14.5px; }
.side li + li { margin-top: 2px; }
.side .group { display: block; padding: 14px 12px 4px; color: var(--soft); font-size: 13px; font-weight: 600; }
.side a { display: block; padding: 8px 12px; border-radius: 8px; color: inherit; text-decoration: none; }
.side a:hover { background: var(--sheet); }
.side a[aria-current] { background: var(--sheet); font-weight: 600; box-shadow: inset 3px 0 0 var(--accent); }
main.content { width: auto; max-width: 1200px; margin: 0; padding: 24px 28px 48px; }
main.content:focus { outline: none; }
.trail { font-size: 14px; margin-bottom: 8px; }
.trail ol { display: flex; flex-wrap: wrap; gap: 0 6px; margin: 0; padding: 0; list-style: none; }
.trail li { overflow-wrap: anywhere; }
.trail li + li::before { content: "›"; margin-right: 6px; color: var(--soft); }
.said { margin-bottom: 18px; padding: 10px 16px; border-left: 4px solid var(--good); border-radius: 0 8px 8px 0; background: var(--sheet); overflow-wrap: anywhere; }
.said.refused { border-color: var(--bad); }
.heading { display: flex; flex-wrap: wrap; gap: 12px 24px; align-items: start; justify-content: space-between; margin-bottom: 20px; }
.heading > div { min-width: 0; }
.heading h1 { overflow-wrap: anywhere; }
.commands, .buttons { display: flex; flex-wrap: wrap; gap: 10px; align-items: center; }
.danger-button { display: inline-block; padding: 8px 18px; border-radius: 8px; border: 1px solid var(--bad); background: none; color: var(--bad); font: inherit; font-weight: 600; cursor: pointer; }
.danger-button:hover { background: var(--bad); color: var(--sheet); }
.card { background: var(--sheet); border: 1px solid var(--line); border-radius: 12px; padding: 20px 24px; }
.card + .card, .card + .list, .list + .card, .tabs + *, .card + h2, .list + h2, .empty + h2 { margin-top: 20px; }
.card > .search:first-child { margin-top: 0; }
.told { white-space: pre-line; overflow-wrap: anywhere; }
.told + .pairs, .card .told + .pairs { margin-top: 18px; }
.standing { margin-top: 20px; font-weight: 600; }
.apart { margin: 28px 0 12px; font-size: 16px; }
.beneath { display: block; font-weight: 400; font-size: 13.5px; color: var(--soft); }
.commands form.fields .buttons { margin: 0; }
.card > h2 { font-size: 16px; }
.card > h2 + * { margin-top: 14px; }
.card > p + form, .card > .pairs + form { margin-top: 18px; }
.card .pairs { margin-top: 0; }
.card > .message:first-child { margin-top: 0; }
.card > .pairs + .copyable, .card > .copyable + .pairs, .card > p + .list, .card > p + .empty { margin-top: 18px; }
.card > .message + .pairs { margin-top: 18px; }
.card h2 + .pairs { margin-top: 14px; }
.list { width: 100%; border-collapse: collapse; background: var(--sheet); border: 1px solid var(--line); border-radius: 12px; border-spacing: 0; font-size: 14.5px; }
.list th, .list td { padding: 10px 16px; text-align: left; vertical-align: middle; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
.list thead th { font-size: 13px; color: var(--soft); white-space: nowrap; overflow-wrap: normal; }
.list tbody th { font-weight: 600; }
.list tbody tr:last-child > * { border-bottom: 0; }
.list tbody tr:hover { background: var(--tint); }
.list td.last { width: 56px; padding-block: 4px; text-align: right; }
.more { width: 36px; height: 36px; border: 0; border-radius: 8px; background: none; color: inherit; font-size: 18px; line-height: 1; cursor: pointer; }
.more svg { display: block; margin: auto; }
.more:hover { background: var(--line); }
time, .whole { white-space: nowrap; }
.badge { display: inline-flex; align-items: center; gap: 6px; white-space: nowrap; vertical-align: text-bottom; }
.mark { flex: none; }
.mark circle { fill: currentColor; } .mark path { stroke: var(--sheet); }
.mark.good { color: var(--good); } .mark.bad { color: var(--bad); } .mark.busy { color: var(--busy); }
.mark.warn { color: var(--warn); } .mark.idle { color: var(--soft); }
.empty { padding: 36px 24px; text-align: center; background: var(--sheet); border: 1px dashed var(--line); border-radius: 12px; }
.empty p + p { margin-top: 6px; }
.tabs { margin-bottom: 20px; border-bottom: 1px solid var(--line); }
.tabs ul { display: flex; flex-wrap: wrap; gap: 0 20px; }
.tabs a { display: block; padding: 8px 2px; color: inherit; text-decoration: none; border-bottom: 3px solid transparent; }
.tabs a:hover { border-color: var(--line); }
.tabs a[aria-current] { font-weight: 600; border-color: var(--accent); }
.filters ul { display: flex; flex-wrap: wrap; gap: 8px; margin-bottom: 16px; }
.filters a { display: block; padding: 3px 14px; border: 1px solid var(--line); border-radius: 16px; color: inherit; font-size: 14px; text-decoration: none; }
.filters a:hover { border-color: var(--accent); }
.filters a[aria-current] { border-color: var(--accent); background: var(--tint); color: var(--tint-ink); font-weight: 600; }
.field > * + * { margin-top: 6px; }
.fields .field textarea:not(.code) { font: inherit; }
.field .soft, .wrong { font-size: 14px; }
.wrong { color: var(--bad); }
.field label > input[type="radio"], .field label > input[type="checkbox"] { flex: none; width: 16px; height: 16px; margin: 0; align-self: center; accent-color: var(--accent); }
input[type="url"], input[type="email"], input[type="number"] { width: 100%; padding: 8px 12px; font: inherit; color: inherit; background: var(--sheet); border: 1px solid var(--soft); border-radius: 8px; }
.fields { max-width: 720px; }
.fields > input[type="hidden"] + * { margin-top: 0; }
.below { margin-bottom: 14px; }
.next { margin-top: 28px; }
.buttons.next, .soft.next, p.next { margin-top: 14px; }
.search + .card, .search + .list, .search + .empty, .search + .below, h2 + .list, h2 + .empty, .lead + .list, .lead + .empty, .lead + .card { margin-top: 14px; }
.content > h2 + .lead { margin-top: 2px; }
.content .search { margin-top: 0; max-width: 720px; }
.card + h2, .list + .card, .empty + .card { margin-top: 24px; }
.content > .people { margin-top: 14px; }
.choices { display: grid; gap: 6px; }
.choices .choice > span { overflow-wrap: anywhere; }
details > fieldset.field { margin-top: 12px; }
fieldset.field details { border: 1px solid var(--line); border-radius: 8px; padding: 8px 12px; }
fieldset.field details .choices { margin-top: 10px; }
.filter { display: flex; flex-wrap: wrap; gap: 12px 16px; align-items: start; }
.filter .field { flex: 1 1 150px; min-width: 0; }
.filter > button { margin-top: 27px; }
.headers { display: grid; grid-template-columns: minmax(120px, 260px) minmax(0, 1fr); gap: 2px 16px; margin: 6px 0 0; }
.headers dt { color: var(--soft); }
.headers dd { margin: 0; overflow-wrap: anywhere; }
@media (max-width: 760px) { .headers { grid-template-columns: minmax(0, 1fr); } .headers dd { margin-bottom: 6px; } }
.many .fields { max-width: none; }
.many .groups { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 300px), 1fr)); gap: 8px; align-items: start; }
.card > p + .fields, .card > .fields + .pairs, .card > .fields + p { margin-top: 18px; }
.lead + .commands { margin-top: 12px; }
.single { display: inline; }
.copyable label { font-weight: 600; font-size: 14px; }
.copy-line { display: flex; gap: 8px; }
.copy-line input { flex: 1; min-width: 0; font: 13px/1.5 ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; text-overflow: ellipsis; }
.pager { display: flex; flex-wrap: wrap; gap: 8px 20px; margin-top: 14px; font-size: 14px; }
.clock { margin-top: 40px; font-size: 13px; }
.json { font-size: 13px; margin-top: 6px; }
@media (max-width: 760px) {
  .bar .environment { display: none; }
  .who-name { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .bar .who, .bar .environment + .who { margin-left: auto; padding-inline: 8px; }
  .console { grid-template-columns: minmax(0, 1fr); }
  .side { padding: 8px 12px; border-bottom: 1px solid var(--line); background: var(--sheet); }
  .side > ul, .side > ul > li, .side > ul > li > ul { display: contents; }
  .side { display: flex; flex-wrap: wrap; gap: 2px; }
  .side .group { display: none; }
  .side li + li { margin-top: 0; }
  .side a { padding: 8px 10px; }
  .side a[aria-current] { background: var(--tint); box-shadow: inset 0 -3px 0 var(--accent); border-radius: 6px 6px 0 0; }
  main.content { margin-top: 0; padding: 18px 16px 40px; }
  .card { padding: 18px 16px; }
  .list, .list tbody { display: block; }
  .list thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .list tr { display: block; position: relative; padding: 12px 56px 12px 16px; border-bottom: 1px solid var(--line); }
  .list tr:last-child { border-bottom: 0; }
  .list tbody th, .list td { display: block; padding: 0; border: 0; }
  .list td { margin-top: 4px; font-size: 14px; }
  .list td[data-label]::before { content: attr(data-label) ": "; color: var(--soft); }
  .list td.last { position: absolute; top: 8px; right: 8px; width: auto; margin: 0; }
}
@media (forced-colors: active) { .side a[aria-current], .tabs a[aria-current] { outline: 1px solid; } .mark circle { forced-color-adjust: none; } }
`
