// The frame of the consoles, and what their pages are made of. A new console:
//
// 1. `consoles/NAME/routes.ts`: `new Hono<Traced>().get(path, looking(premises, showList)).post(path, acting(premises, save))`,
//    mounted by one line in `consoles/room.ts`; one line in `frame/apps.ts` puts it into the navigation.
// 2. A page is a function of the visit: who looks is `visit.person`, the room is asked with `visit.premises`, and the page
//    is `showConsole(visit, { title, trail, lead, commands, body })`; what is not there, or not theirs, is `showNothing`.
//    Pages below `/environments/:env` go through `inEnvironment`.
// 3. What does something is a form: `postForm`, `postButton` or an item of `menu` (they carry the canary), taken by `acting`,
//    which calls the room and ends in `doneAt(visit, path, 'It is done.')` or `refusedAt(visit, path, 'Why not.')`: a 303 to a
//    page that says so. A form that is shown again with what is wrong is `showConsole(visit, …, 400)` with fields' `error`.
//    What destroys is asked for by `showConfirm` on a page of its own.
// 4. Parts are pure: `table` (first cell names the row; a column called '' holds the `menu`), `badge`, `card`, `pairs`,
//    `tabs`, `filters`, `linkButton`, fields, `copyable` (with `script: copyScript`), `json`, `moment`, `paged`. Text in
//    `html` is escaped.
// 5. Tests: `src/testing/consoleVisitor.ts` signs somebody in and presses forms over real HTTP.

export { type ConsoleApp, consoleApps } from './apps.ts'
export { type ConsoleView, type Crumb, showConsole, showNothing } from './consolePage.ts'
export { environmentPath, inEnvironment } from './environment.ts'
export type { Notice } from './notice.ts'
export { badge, mark, type Tone } from './parts/badge.ts'
export { type Confirmation, showConfirm } from './parts/confirm.ts'
export {
  checkField,
  choiceField,
  type Field,
  type Option,
  type PostButton,
  type PostForm,
  postButton,
  postForm,
  selectField,
  textArea,
  textField,
} from './parts/form.ts'
export { type Menu, type MenuItem, menu } from './parts/menu.ts'
export { durationText, moment, momentText } from './parts/moment.ts'
export { paged } from './parts/pager.ts'
export { personButton } from './parts/personButton.ts'
export { card, copyable, copyScript, filters, json, linkButton, pairs, type Tab, tabs } from './parts/pieces.ts'
export { type Cell, emptyState, type Table, table } from './parts/table.ts'
export { pickAccountRoutes } from './pickAccount.ts'
export { type Answer, acting, doneAt, looking, onwards, ownPath, refusedAt, type Visit } from './visit.ts'
