// Which turn of each loop a page draws: `?turn.Apply_to_each=3`, counted from one.

import { html } from 'hono/html'
import type { Action, Step } from '../../../automate/index.ts'
import type { Html } from '../../../pages/index.ts'
import type { FlowVisit } from '../flowAt.ts'
import { spaced } from '../words.ts'

/** What is asked for; else the first turn in which something failed; else the last. */
export function turnOf(
  { c }: FlowVisit,
  action: Action,
  at: readonly number[],
  steps: readonly Step[],
): { index: number; picker: Html } {
  const inside = steps.filter(
    (step) => step.at.length > at.length && at.every((turn, place) => step.at[place] === turn),
  )
  const names = new Set(namesIn(action))
  const own = inside.filter(({ name }) => names.has(name))
  const turns = own.reduce((most, step) => Math.max(most, (step.at[at.length] ?? 0) + 1), 0)
  const failed = own
    .filter(({ status }) => status === 'Failed' || status === 'TimedOut')
    .map((step) => step.at[at.length] ?? 0)
  const asked = Number(c.req.query(`turn.${action.name}`))
  const preferred = failed.length > 0 ? Math.min(...failed) : turns - 1
  const index = Number.isInteger(asked) && asked >= 1 && asked <= turns ? asked - 1 : Math.max(0, preferred)
  return { index, picker: picker(c.req.url, action.name, index, turns, new Set(failed)) }
}

function* namesIn({ bodies }: Action): Generator<string> {
  for (const body of Object.values(bodies))
    for (const action of body) {
      yield action.name
      yield* namesIn(action)
    }
}

function picker(address: string, name: string, index: number, turns: number, failed: ReadonlySet<number>): Html {
  if (turns === 0) return html`<p class="turns soft">It never began.</p>`
  const link = (turn: number, text: string): Html => {
    const { pathname, searchParams } = new URL(address)
    searchParams.set(`turn.${name}`, String(turn + 1))
    return html`<a href="${pathname}?${searchParams}">${text}</a>`
  }
  const nextFailed = [...failed].filter((turn) => turn > index).sort((one, other) => one - other)[0]
  return html`<nav class="turns" aria-label="Turns of ${spaced(name)}">
${index > 0 ? link(index - 1, 'Previous') : ''}<span>Show ${index + 1} of ${turns}${failed.has(index) ? ' (failed)' : ''}</span>
${index < turns - 1 ? link(index + 1, 'Next') : ''}${nextFailed === undefined ? '' : link(nextFailed, 'Next failed')}</nav>`
}
