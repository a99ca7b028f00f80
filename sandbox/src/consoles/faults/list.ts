import { html } from 'hono/html'
import { findRegistration } from '../../entra/index.ts'
import type { Rule } from '../../faults/index.ts'
import {
  type Answer,
  badge,
  doneAt,
  linkButton,
  menu,
  postButton,
  refusedAt,
  showConsole,
  table,
  type Visit,
} from '../frame/index.ts'
import { effectOf, measureOf, targetOf } from './words.ts'

export const faultsPath = '/sandbox/faults'

/** What is to go wrong, and how often it has. */
export function showFaults(visit: Visit): Answer {
  const { faults, store } = visit.premises
  const rules = faults.rules()
  const appName = (clientId: string): string => findRegistration(store, clientId)?.displayName ?? clientId
  return showConsole(visit, {
    title: 'Faults',
    lead: html`What goes wrong on demand, to see whether a client stands it. How late readers of the directory see a change, and whether Graph throttles, is on the page <a href="/sandbox">Clock and data</a>.`,
    commands: html`${linkButton(`${faultsPath}/new`, 'New fault', true)}
${rules.length === 0 ? '' : postButton(visit, { action: `${faultsPath}/clear`, text: 'Remove all' })}`,
    body: table({
      caption: 'Faults',
      columns: ['What happens', 'Whom it strikes', 'How often', 'Hits', 'State', ''],
      rows: rules.map((rule) => [
        effectOf(rule.fault),
        targetOf(rule.fault, appName),
        measureOf(rule.fault),
        `${rule.struck} of ${rule.seen}`,
        stateOf(visit, rule),
        menu(visit, {
          id: `fault-${rule.id}`,
          label: effectOf(rule.fault),
          items: [
            {
              text: rule.isOff ? 'Turn on' : 'Turn off',
              post: `${faultsPath}/${rule.id}/${rule.isOff ? 'on' : 'off'}`,
            },
            { text: 'Remove', post: `${faultsPath}/${rule.id}/remove` },
          ],
        }),
      ]),
      empty: { title: 'Nothing goes wrong', text: 'A new fault strikes from the moment it is there.' },
    }),
  })
}

function stateOf({ premises: { faults, clock } }: Visit, rule: Rule) {
  if (rule.isOff) return badge('idle', 'Off')
  if (faults.isInForce(rule)) return badge('busy', 'In force')
  const { until } = rule.fault
  return badge('good', until !== undefined && Date.parse(until) <= clock().getTime() ? 'Over' : 'Used up')
}

const idOf = ({ c }: Visit): string => c.req.param('id') ?? ''

const gone = 'There is no such fault any more.'

export const turn =
  (isOff: boolean) =>
  (visit: Visit): Answer => {
    const rule = visit.premises.faults.turn(idOf(visit), isOff)
    if (!rule) return refusedAt(visit, faultsPath, gone)
    return doneAt(
      visit,
      faultsPath,
      isOff ? 'It strikes nothing any more, until it is turned on.' : 'It strikes again.',
    )
  }

export const remove = (visit: Visit): Answer =>
  visit.premises.faults.remove(idOf(visit))
    ? doneAt(visit, faultsPath, 'The fault was removed.')
    : refusedAt(visit, faultsPath, gone)

export function clear(visit: Visit): Answer {
  visit.premises.faults.clear()
  return doneAt(visit, faultsPath, 'Nothing goes wrong any more.')
}
