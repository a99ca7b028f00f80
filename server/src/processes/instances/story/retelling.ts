// Tells an instance's facts again, one after the other, and keeps of it what was asked for: the newest steps, and how
// often the instance came through what is drawn.

import type { StoryStep } from '@countersign/core/api'
import { type Instance, type Model, newInstance, nodeIdOf, retrace, type Told } from '@countersign/engine'
import { bareStep, type Recorded, stepOf } from './step.ts'

export type Wish = {
  /** How many steps are kept: the newest. */
  readonly stepsMax: number
  /** Only steps that changed a variable of this name. */
  readonly variable?: string | undefined
  /** Only steps that had to do with this element. */
  readonly elementId?: string | undefined
}

export type Retelling = {
  readonly model: Model
  readonly wish: Wish
  state: Instance
  /** Of the last fact that was told. */
  number: string
  /** Oldest first. */
  steps: StoryStep[]
  readonly elements: Map<string, Passages>
  readonly flows: Map<string, number>
  /** Whether every fact could be told. */
  isFaithful: boolean
}

/** How often tokens came into an element, and how often it was ended before its time. */
export type Passages = { entered: number; interrupted: number }

export const newRetelling = (model: Model, wish: Wish): Retelling => ({
  model,
  wish,
  state: newInstance,
  number: '0',
  steps: [],
  elements: new Map(),
  flows: new Map(),
  isFaithful: true,
})

export function tellOn(retelling: Retelling, recorded: Recorded): void {
  const told = tell(retelling, recorded)
  retelling.number = recorded.number
  if (told) count(retelling, told)
  if (retelling.wish.stepsMax > 0) keep(retelling, recorded, told)
}

/** A fact that once met a bug of ours may meet it again: then it counts as little as it did. */
function tell(retelling: Retelling, { fact }: Recorded): Told | null {
  try {
    const { next, told } = retrace(retelling.model, retelling.state, fact)
    retelling.state = next
    return told
  } catch {
    retelling.isFaithful = false
    return null
  }
}

function count({ elements, flows }: Retelling, { way, ended }: Told): void {
  for (const { nodeId, flowId, did, round } of way) {
    if (flowId !== null) flows.set(flowId, (flows.get(flowId) ?? 0) + 1)
    if (round === null && (did === 'passed' || did === 'waits')) passagesOf(elements, nodeId).entered++
  }
  for (const { visit, how, round } of ended)
    if (round === null && how === 'interrupted') passagesOf(elements, nodeIdOf(visit)).interrupted++
}

function passagesOf(elements: Map<string, Passages>, id: string): Passages {
  const passages = elements.get(id) ?? { entered: 0, interrupted: 0 }
  elements.set(id, passages)
  return passages
}

/** Twice as many as are wanted are gathered before those in front are let go, not one by one. */
function keep(retelling: Retelling, recorded: Recorded, told: Told | null): void {
  const { wish, steps } = retelling
  const { variable, elementId, stepsMax } = wish
  if (variable !== undefined && !told?.variables.some(({ name }) => name === variable)) return
  if (elementId !== undefined && !concerns(recorded, told, elementId)) return
  steps.push(told ? stepOf(recorded, told, variable) : bareStep(recorded, 'broken'))
  if (steps.length >= 2 * stepsMax) retelling.steps = steps.slice(-stepsMax)
}

function concerns({ fact }: Recorded, told: Told | null, elementId: string): boolean {
  const isAt = ({ visit }: { visit: string }): boolean => visit.slice(0, visit.lastIndexOf('#')) === elementId
  if ('event' in fact && fact.event === elementId) return true
  if ('visit' in fact && isAt(fact)) return true
  return (
    told !== null &&
    (told.way.some(({ nodeId }) => nodeId === elementId) ||
      told.ended.some(isAt) ||
      told.raised.some(isAt) ||
      told.variables.some(({ nodeId }) => nodeId === elementId))
  )
}
