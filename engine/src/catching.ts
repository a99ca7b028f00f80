// Who catches what is thrown. It goes from the inside outward; at each place whoever names its code comes before
// whoever catches all. What a sub-process that was interrupted would have caught goes past it.

import { closeInside, closeWhole, deafen } from './close.ts'
import type { BoundaryEvent, StartEvent } from './drawn/index.ts'
import { finish } from './finish.ts'
import { type ActiveInstance, type ScopeId, scopeOf, type Visit } from './instance.ts'
import { type EventSubProcessStart, insideOf, type Model, nodeOf, type Wired } from './model.ts'
import type { Move } from './move.ts'
import { type Catcher, catcherAmong, type Thrown } from './thrown.ts'
import type { Variables } from './values.ts'
import { openVisitOf } from './visits.ts'

/** Where something was thrown: inside of a scope, perhaps by a visit that has boundary events of its own. */
export type ThrownAt = { readonly within: ScopeId; readonly visit: Visit | null }

type BoundaryCatcher = Catcher & { readonly at: 'boundary'; readonly host: Visit; readonly event: Wired<BoundaryEvent> }
type InsideCatcher = Catcher & { readonly at: 'inside'; readonly scope: ScopeId; readonly start: EventSubProcessStart }
type CallerCatcher = Catcher & { readonly at: 'caller' }
type Catching = BoundaryCatcher | InsideCatcher | CallerCatcher

/** What follows from it being caught. Where that interrupts, whoever threw it is gone; else the thrower goes on. */
export type Caught = { readonly move: Move; readonly interrupting: boolean }

/** Null where nobody catches it. */
export function caught(
  model: Model,
  instance: ActiveInstance,
  thrown: Thrown,
  at: ThrownAt,
  message: string | null,
  variables: Variables,
): Caught | null {
  const catching = catcherOf(model, instance, thrown, at)
  if (!catching) return null
  const { interrupting } = catching
  switch (catching.at) {
    case 'boundary':
      return { interrupting, move: atBoundary(instance, catching.host, catching.event, variables) }
    case 'inside':
      return { interrupting, move: inside(model, instance, catching.scope, catching.start, variables) }
    case 'caller':
      return { interrupting, move: byCaller(instance, thrown, interrupting, message, variables) }
  }
}

/**
 * Everything that would catch something thrown at a visit, the first to be asked first: what a called process is told.
 * Whoever stands behind one that catches the same is never asked.
 */
export function catchersAround(model: Model, instance: ActiveInstance, at: ThrownAt): readonly Catcher[] {
  const catchers: Catcher[] = []
  for (const place of places(model, instance, at))
    for (const { type, code, interrupting } of place.toSorted(
      (a, b) => Number(a.code === null) - Number(b.code === null),
    ))
      if (!catchers.some((before) => before.type === type && (before.code === code || before.code === null)))
        catchers.push({ type, code, interrupting })
  return catchers
}

function catcherOf(model: Model, instance: ActiveInstance, thrown: Thrown, at: ThrownAt): Catching | null {
  for (const place of places(model, instance, at)) {
    const catching = catcherAmong(place, thrown)
    if (catching) return catching
  }
  return null
}

/** The places that are asked, from the inside outward. */
function* places(model: Model, instance: ActiveInstance, { within, visit }: ThrownAt): Generator<readonly Catching[]> {
  if (visit) yield boundariesOf(model, visit)
  let scope = within
  while (scope !== 'process') {
    const around = openVisitOf(instance, scope)
    if (around.waitsFor === 'inside') yield insidesOf(model, instance, scope, around.nodeId)
    yield boundariesOf(model, around)
    scope = scopeOf(around)
  }
  yield insidesOf(model, instance, 'process', null)
  // The callers' catchers are in order already: one list for each is enough to find the first that fits.
  for (const catcher of instance.callers ?? []) yield [{ ...catcher, at: 'caller' }]
}

/** The boundary events of a multi-instance are those of its body: a round of it has none. */
function boundariesOf(model: Model, host: Visit): readonly BoundaryCatcher[] {
  if (host.round !== undefined) return []
  return nodeOf(model, host.nodeId).boundaries.flatMap((event) => {
    const catcher = catcherIn(event)
    return catcher ? [{ ...catcher, at: 'boundary' as const, host, event }] : []
  })
}

function insidesOf(
  model: Model,
  instance: ActiveInstance,
  scope: ScopeId,
  nodeId: string | null,
): readonly InsideCatcher[] {
  const { eventSubProcesses } = insideOf(model, nodeId)
  if (eventSubProcesses.length === 0 || isInterrupted(model, instance, scope)) return []
  return eventSubProcesses.flatMap((start) => {
    const catcher = catcherIn(start.start)
    return catcher ? [{ ...catcher, at: 'inside' as const, scope, start }] : []
  })
}

function catcherIn({ event, interrupting }: BoundaryEvent | StartEvent): Catcher | null {
  if (event.type === 'error') return { type: 'error', code: event.errorCode, interrupting: true }
  if (event.type === 'escalation') return { type: 'escalation', code: event.escalationCode, interrupting }
  return null
}

/** An event sub-process that interrupted its scope is all that still runs there. */
const isInterrupted = (model: Model, instance: ActiveInstance, scope: ScopeId): boolean =>
  instance.visits.some((visit) => {
    if (scopeOf(visit) !== scope) return false
    const node = nodeOf(model, visit.nodeId)
    return node.type === 'eventSubProcess' && insideOf(model, node.id).starts.some(({ interrupting }) => interrupting)
  })

/** A boundary event happened: its activity ends if it interrupts, and the token goes on from the event. */
export function atBoundary(
  instance: ActiveInstance,
  host: Visit,
  event: Wired<BoundaryEvent>,
  happened: Variables,
): Move {
  const { next, effects } = event.interrupting ? closeWhole(instance, host) : { next: instance, effects: [] }
  return { next, effects, tokens: [{ to: event.id, by: null, within: scopeOf(host), happened }] }
}

/** The start event of an event sub-process happened: all else in its scope ends if it interrupts. */
export function inside(
  model: Model,
  instance: ActiveInstance,
  scope: ScopeId,
  { eventSubProcess, start }: EventSubProcessStart,
  happened: Variables,
): Move {
  const token = { to: eventSubProcess.id, by: null, within: scope, happened }
  if (!start.interrupting) return { next: instance, effects: [], tokens: [token] }
  const closed = closeInside(instance, scope)
  const deaf = deafen(model, closed.next, scope)
  return { next: deaf.next, effects: [...closed.effects, ...deaf.effects], tokens: [token], empties: scope }
}

function byCaller(
  instance: ActiveInstance,
  { type, code }: Thrown,
  interrupting: boolean,
  message: string | null,
  variables: Variables,
): Move {
  if (type === 'error') return { ...finish(instance, 'errorThrown', { code, message, variables }), tokens: [] }
  const number = (instance.escalations ?? 0) + 1
  const counted = { ...instance, escalations: number }
  const escalate = { type: 'escalate' as const, number, code, variables }
  if (!interrupting) return { next: counted, effects: [escalate], tokens: [] }
  const finished = finish(counted, 'escalated')
  return { next: finished.next, effects: [escalate, ...finished.effects], tokens: [] }
}
