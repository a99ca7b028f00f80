// One step of a story, as it is shown: bounded, whatever happened in it.

import type { StoryStep } from '@countersign/core/api'
import { type Fact, nodeIdOf, type Told, type VisitId } from '@countersign/engine'
import { excerpt } from '@countersign/engine/feel'

/** A fact as it was recorded. */
export type Recorded = {
  readonly number: string
  readonly at: string
  readonly actor: string | null
  readonly fact: Fact
}

const listedMax = 200 // a fork into more is rather a picture than a list
const variablesMax = 50
const valueCharsMax = 1_000
const textCharsMax = 2_000

/** Whatever a fact led to; `variable` is the only one to be listed, if it is named. */
export function stepOf(recorded: Recorded, told: Told, variable: string | undefined): StoryStep {
  const variables = variable === undefined ? told.variables : told.variables.filter(({ name }) => name === variable)
  return {
    ...headOf(recorded),
    told: told.isTaken ? 'taken' : 'in-vain',
    way: told.way.slice(0, listedMax).map(({ nodeId, ...stop }) => ({ elementId: nodeId, ...stop })),
    wayCount: told.way.length,
    ended: told.ended.slice(0, listedMax).map(({ visit, how }) => ({ visit, elementId: nodeIdOf(visit), how })),
    endedCount: told.ended.length,
    raised: told.raised.slice(0, listedMax).map(({ visit, code, message }) => ({
      visit,
      elementId: nodeIdOf(visit),
      code,
      message: cut(message),
    })),
    mended: told.mended.slice(0, listedMax),
    variables: variables.slice(0, variablesMax).map(({ scope, name, before, after, nodeId }) => ({
      scope,
      name,
      before: before === undefined ? null : excerpt(before, valueCharsMax),
      after: excerpt(after, valueCharsMax),
      elementId: nodeId,
    })),
    variablesCount: variables.length,
    outcome: told.outcome,
  }
}

/** All that is known of a fact which is not told again. */
export const bareStep = (recorded: Recorded, told: 'broken' | 'untold'): StoryStep => ({
  ...headOf(recorded),
  told,
  way: [],
  wayCount: 0,
  ended: [],
  endedCount: 0,
  raised: [],
  mended: [],
  variables: [],
  variablesCount: 0,
  outcome: null,
})

function headOf({ number, at, actor, fact }: Recorded) {
  const visit = visitOf(fact)
  return { number, at, actor, what: fact.type, elementId: elementOf(fact, visit), visit, detail: detailOf(fact) }
}

function visitOf(fact: Fact): VisitId | null {
  const scope = fact.type === 'variablesSet' ? fact.scope : 'visit' in fact ? fact.visit : 'process'
  return scope === 'process' ? null : scope
}

function elementOf(fact: Fact, visit: VisitId | null): string | null {
  if (fact.type === 'started') return fact.startEvent ?? null
  if ('event' in fact) return fact.event
  return visit && nodeIdOf(visit)
}

function detailOf(fact: Fact): string | null {
  switch (fact.type) {
    case 'failed':
    case 'childFailed':
      return cut(fact.message)
    case 'errorThrown':
    case 'childThrewError':
      return cut(fact.message ? `${fact.code}: ${fact.message}` : fact.code)
    case 'childEscalated':
      return cut(fact.code)
    default:
      return null
  }
}

const cut = (text: string): string =>
  text.length > textCharsMax ? `${text.slice(0, textCharsMax).toWellFormed()}…` : text
