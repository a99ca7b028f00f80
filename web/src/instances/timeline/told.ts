// What happened, in the words of a person: who did what, and what followed from it. Pure.

import type { StoryStep } from '@countersign/core/api'
import { counted, listed } from '../../parts/amounts.ts'
import type { ElementNames } from '../elements/names.ts'
import { statusTitles } from '../status.ts'

export type Kind = 'begun' | 'ended' | 'done' | 'changed' | 'event' | 'trouble'

/** What an entry is about, for its sign and for who looks only for some. */
export function kindOf({ what, raised, outcome }: Pick<StoryStep, 'what' | 'raised' | 'outcome'>): Kind {
  if (raised.length > 0 || troubles.has(what)) return 'trouble'
  if (what === 'started') return 'begun'
  if (outcome !== null || what === 'cancelled') return 'ended'
  if (what === 'variablesSet') return 'changed'
  return events.has(what) ? 'event' : 'done'
}

const troubles = new Set(['failed', 'errorThrown', 'childThrewError', 'childFailed'])
const events = new Set(['timerFired', 'messageReceived', 'signalReceived', 'childEscalated'])

type Names = Pick<ElementNames, 'nameOf' | 'kindOf'>

/** “Priya Nair completed “Hand over the laptop”” */
export function sentenceOf(step: StoryStep, names: Names): string {
  const { what, actor, elementId } = step
  const element = elementId === null ? 'an element' : `“${names.nameOf(elementId)}”`
  switch (what) {
    case 'started':
      return elementId === null ? `${actor ?? 'The server'} started it` : `${element} started it`
    case 'completed':
      return actor === null ? `${element} was done` : `${actor} completed ${element}`
    case 'failed':
      return actor === null ? `${element} failed` : `${element} failed, says ${actor}`
    case 'errorThrown':
      return `${element} threw an error`
    case 'resolved':
      return `${actor ?? 'Somebody'} let ${element} go on`
    case 'childFinished':
      return `What ${element} called has ended`
    case 'childThrewError':
      return `What ${element} called threw an error`
    case 'childEscalated':
      return `What ${element} called escalated`
    case 'childFailed':
      return `What ${element} called could not go on`
    case 'timerFired':
      return `Timer fired: ${element}`
    case 'messageReceived':
      return `Message received: ${element}`
    case 'signalReceived':
      return `Signal received: ${element}`
    case 'variablesSet':
      return `${actor ?? 'Somebody'} set ${variableNames(step)}`
    case 'cancelled':
      return `${actor ?? 'Somebody'} cancelled it`
    default:
      return elementId === null ? what : `${what}: ${element}`
  }
}

const namesShown = 4

function variableNames({ variables, variablesCount }: StoryStep): string {
  if (variables.length === 0) return 'variables to what they were'
  const shown = variables.slice(0, namesShown).map(({ name }) => `“${name}”`)
  const more = variablesCount - shown.length
  return listed(more > 0 ? [...shown, `${more} more`] : shown)
}

/** What was said with it, unless an incident that it led to says it again. */
export const detailOf = ({ detail, raised }: StoryStep): string | null =>
  detail === null || raised.some(({ message }) => message.includes(detail)) ? null : detail

export type Consequence = { kind: 'went' | 'waits' | 'ended' | 'trouble' | 'changed'; words: string }

/** What followed: the way that was gone, what is waited for now, what got stuck, what ended. */
export function consequencesOf(step: StoryStep, names: Names): Consequence[] {
  const aside = asides[step.told]
  if (aside !== undefined) return [{ kind: 'ended', words: aside }]
  return [
    ...passedOf(step, names),
    ...waitsOf(step, names),
    ...changesOf(step),
    ...endedOf(step, names),
    ...troublesOf(step, names),
    ...outcomeOf(step),
  ]
}

/** Why nothing follows. */
const asides: Partial<Record<StoryStep['told'], string>> = {
  'in-vain': 'Nobody waited for it any more: nothing changed.',
  broken: 'It met a bug in Countersign, and changed nothing.',
  untold: 'It lies too far ahead in a long history to say what followed.',
}

const elementsShown = 6

function listedNames(ids: readonly string[], names: Names): string {
  const unlike = [...new Set(ids)]
  const shown = unlike.slice(0, elementsShown).map((id) => `“${names.nameOf(id)}”`)
  const more = unlike.length - shown.length
  return listed(more > 0 ? [...shown, `${more} more`] : shown)
}

function passedOf({ way }: StoryStep, names: Names): Consequence[] {
  const passed = way.filter(({ did }) => did === 'passed').map(({ elementId }) => elementId)
  return passed.length === 0 ? [] : [{ kind: 'went', words: `Passed ${listedNames(passed, names)}` }]
}

function waitsOf({ way }: StoryStep, names: Names): Consequence[] {
  const came = way.filter(({ did }) => did === 'waits' || did === 'joined').map(({ elementId }) => elementId)
  return came.length === 0 ? [] : [{ kind: 'waits', words: `Came to ${listedNames(came, names)}` }]
}

/** What somebody set by hand is told with its values: that is what they did. */
function changesOf(step: StoryStep): Consequence[] {
  if (step.variables.length === 0) return []
  if (step.what !== 'variablesSet') return [{ kind: 'changed', words: `Set ${variableNames(step)}` }]
  return step.variables.slice(0, namesShown).map(({ name, before, after }) => ({
    kind: 'changed',
    words: `${name}: ${before === null ? '' : `was ${shortened(before)}, now `}${shortened(after ?? 'not there')}`,
  }))
}

const valueShown = 80

const shortened = (json: string): string =>
  json.length <= valueShown ? json : `${json.slice(0, valueShown).replace(/…$/, '')}…`

function endedOf({ ended }: StoryStep, names: Names): Consequence[] {
  const cut = ended.filter(({ how }) => how === 'interrupted').map(({ elementId }) => elementId)
  return cut.length === 0 ? [] : [{ kind: 'ended', words: `Interrupted ${listedNames(cut, names)}` }]
}

function troublesOf({ raised, mended }: StoryStep, names: Names): Consequence[] {
  const stuck = raised.map(({ elementId, message }): Consequence => {
    return { kind: 'trouble', words: `Incident at “${names.nameOf(elementId)}”: ${message}` }
  })
  if (mended.length === 0) return stuck
  return [{ kind: 'went', words: `${counted(mended.length, 'incident is', 'incidents are')} over` }, ...stuck]
}

const outcomeOf = ({ outcome, what }: StoryStep): Consequence[] =>
  outcome === null || what === 'cancelled'
    ? []
    : [{ kind: 'ended', words: `The instance ended: ${statusTitles[outcome].toLowerCase()}` }]
