/** The whole look of the sandbox. No inline styles, so that the content security policy can name this text by its hash. */
export const style = `
:root {
  color-scheme: light dark;
  --ground: #eef2f0; --sheet: #ffffff; --ink: #17211d; --soft: #55625c; --line: #d5deda;
  --accent: #1f6f54; --accent-ink: #ffffff; --tint: #e6f3ec; --tint-ink: #17533f;
  --notice: #fff1cf; --notice-ink: #533c00; --notice-line: #ecd08a; --alarm: #a8321f;
  --shadow: 0 1px 2px rgb(20 40 32 / .06), 0 12px 32px rgb(20 40 32 / .09);
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0f1513; --sheet: #18211d; --ink: #e9f1ed; --soft: #a3b3ab; --line: #2e3b35;
    --accent: #6fcfa4; --accent-ink: #0d2019; --tint: #1d3a2e; --tint-ink: #a8e6c8;
    --notice: #33290f; --notice-ink: #f6dfa2; --notice-line: #57471b; --alarm: #ff9a85;
    --shadow: 0 1px 2px rgb(0 0 0 / .4), 0 12px 32px rgb(0 0 0 / .35);
  }
}
*, *::before, *::after { box-sizing: border-box; }
body {
  margin: 0; min-height: 100vh; background: var(--ground); color: var(--ink);
  font: 15px/1.5 system-ui, "Segoe UI", "Open Sans", Roboto, "Helvetica Neue", sans-serif;
}
h1, h2, h3, p, dl, dd, ul { margin: 0; }
ul { padding: 0; list-style: none; }
h1 { font-size: 26px; line-height: 1.25; letter-spacing: -.01em; }
h2 { font-size: 18px; line-height: 1.35; }
h3 { font-size: 15px; }
a { color: var(--accent); text-underline-offset: 2px; }
code { font: 13px/1.5 ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.soft { color: var(--soft); }
.notice {
  padding: 9px 20px; text-align: center; font-size: 13.5px;
  background: var(--notice); color: var(--notice-ink); border-bottom: 1px solid var(--notice-line);
}
main { display: block; width: min(100% - 32px, 880px); margin: 40px auto 56px; }
main.narrow { width: min(100% - 32px, 600px); }
.sheet { background: var(--sheet); border: 1px solid var(--line); border-radius: 14px; box-shadow: var(--shadow); padding: 32px; }
.sheet + .sheet { margin-top: 24px; }
.brand { display: flex; align-items: center; gap: 12px; font-size: 17px; font-weight: 600; }
.brand svg { flex: none; }
.brand + h1, .brand + .upn { margin-top: 22px; }
.upn + h1 { margin-top: 2px; }
.lead { margin-top: 6px; color: var(--soft); max-width: 66ch; }
.people { display: grid; grid-template-columns: repeat(auto-fill, minmax(340px, 1fr)); gap: 12px; margin-top: 24px; }
.search { margin-top: 20px; display: grid; gap: 6px; }
.search label { font-weight: 600; font-size: 14px; }
.search-line { display: flex; gap: 10px; }
.search input[type="search"] {
  flex: 1; min-width: 0; padding: 8px 12px; font: inherit; color: inherit;
  background: var(--sheet); border: 1px solid var(--soft); border-radius: 8px;
}
.person {
  display: grid; grid-template-columns: 48px 1fr; gap: 2px 16px; align-items: start; width: 100%; height: 100%;
  padding: 16px; text-align: left; font: inherit; color: inherit;
  background: var(--sheet); border: 1px solid var(--line); border-radius: 10px;
}
button.person { cursor: pointer; transition: border-color .12s, background-color .12s; }
a.person.way { grid-template-columns: 1fr; text-decoration: none; }
a.person.way .name { color: var(--accent); }
button.person:hover, a.person:hover, .person.suggested { border-color: var(--accent); background: var(--tint); }
.person > span { min-width: 0; }
.avatar {
  display: grid; place-items: center; width: 48px; height: 48px; border-radius: 50%;
  color: #fff; font-weight: 600; font-size: 16px; letter-spacing: .02em;
}
.tone-0 { background: #8a3f62; } .tone-1 { background: #1f6f54; } .tone-2 { background: #9a4a12; }
.tone-3 { background: #5b4bb0; } .tone-4 { background: #14607f; } .tone-5 { background: #6b5a10; }
.facts, .facts > span, .name, .upn { display: block; }
.name { font-weight: 600; font-size: 16px; overflow-wrap: anywhere; }
.facts { color: var(--soft); font-size: 14px; }
.upn { color: var(--soft); font-size: 13.5px; overflow-wrap: anywhere; }
.tags { display: flex; flex-wrap: wrap; gap: 6px; margin-top: 8px; }
.tag { padding: 1px 9px; border-radius: 10px; font-size: 12.5px; font-weight: 600; background: var(--tint); color: var(--tint-ink); }
.tag.plain { background: none; color: var(--soft); box-shadow: inset 0 0 0 1px var(--line); font-weight: 400; }
.suggested .tag { box-shadow: inset 0 0 0 1px var(--accent); }
.foot { display: flex; flex-wrap: wrap; gap: 12px 20px; align-items: center; justify-content: space-between; margin-top: 24px; }
.plain-button, .main-button {
  display: inline-block; padding: 8px 18px; border-radius: 8px; font: inherit; font-weight: 600; cursor: pointer; text-decoration: none;
}
.plain-button { background: none; color: var(--ink); border: 1px solid var(--line); }
.plain-button:hover { border-color: var(--accent); }
.main-button { background: var(--accent); color: var(--accent-ink); border: 1px solid var(--accent); }
.main-button:hover { filter: brightness(1.08); }
.pairs { display: grid; grid-template-columns: 190px 1fr; gap: 10px 24px; margin-top: 18px; }
.narrow .pairs { grid-template-columns: 130px 1fr; }
.pairs dt { color: var(--soft); }
.pairs dd { min-width: 0; overflow-wrap: anywhere; }
.message { margin-top: 18px; padding: 14px 16px; border-left: 4px solid var(--alarm); background: var(--ground); border-radius: 0 8px 8px 0; overflow-wrap: anywhere; }
.advice { margin-top: 18px; }
.permissions { margin-top: 12px; border-top: 1px solid var(--line); }
.permissions li { padding: 10px 0; border-bottom: 1px solid var(--line); }
.permissions li > span { display: block; }
.permissions .name { font-size: 15px; }
.permissions + form > .soft { margin-top: 18px; font-size: 14px; }
.choice { display: flex; gap: 10px; align-items: baseline; }
label + textarea, label + input, label + select { display: block; margin-top: 6px; }
textarea, select, input[type="text"], input[type="password"] {
  width: 100%; padding: 8px 12px; font: inherit; color: inherit;
  background: var(--sheet); border: 1px solid var(--soft); border-radius: 8px;
}
.fields > * + * { margin-top: 16px; }
.fields label, .fields legend { font-weight: 600; font-size: 14px; padding: 0; }
.fields fieldset { border: 0; padding: 0; margin-inline: 0; display: grid; gap: 10px; }
.fields .choice { font-weight: 400; font-size: 15px; }
.fields textarea { font: 13px/1.5 ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; resize: vertical; }
input + .soft { display: block; margin-top: 6px; font-size: 14px; }
summary { cursor: pointer; font-weight: 600; font-size: 14px; }
pre { margin: 10px 0 0; padding: 14px 16px; background: var(--ground); border-radius: 8px; white-space: pre-wrap; overflow-wrap: anywhere; }
.errors { margin-top: 18px; }
.errors li { padding: 16px 0; border-top: 1px solid var(--line); }
.errors h2 { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: baseline; font-size: 16px; }
.errors h2 code { color: var(--soft); font-weight: 400; }
.errors p { margin-top: 6px; max-width: 78ch; overflow-wrap: anywhere; }
@media (max-width: 560px) {
  main { margin-top: 20px; }
  .sheet { padding: 22px 18px; }
  .people { grid-template-columns: 1fr; }
  .person { grid-template-columns: 40px 1fr; column-gap: 12px; padding: 14px; }
  .avatar { width: 40px; height: 40px; font-size: 14px; }
  .tag { font-size: 12px; }
  .pairs, .narrow .pairs { grid-template-columns: 1fr; gap: 2px; }
  .pairs dd { margin-bottom: 10px; }
}
@media (prefers-reduced-motion: reduce) { * { transition: none !important; } }
@media (forced-colors: active) { .avatar { border: 1px solid; } }
`
