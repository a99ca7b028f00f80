// Random facts. `size: 'max'` because short stories prove little: left alone, fast-check makes every second process end
// before the first fact.

import fc from 'fast-check'
import {
  type ActiveInstance,
  type Fact,
  type Happening,
  type Instance,
  type Model,
  nodeOf,
  type ScopeId,
  type Stamp,
  type Subscription,
  type Visit,
} from '../src/index.ts'

/** What somebody outside may say next, said without knowing the instance; `factFor` turns it towards one. */
export type Nudge = {
  readonly about: 'answer' | 'trouble' | 'event' | 'resolve' | 'variables' | 'start' | 'cancel'
  readonly choice: number
  readonly how: number
  /** How much too late it comes: it speaks of an attempt or a round before. */
  readonly late: number
}

const weighted = (weights: { readonly [A in Nudge['about']]: number }) =>
  fc.oneof(
    ...Object.entries(weights).map(([about, weight]) => ({ arbitrary: fc.constant(about as Nudge['about']), weight })),
  )

export const anyNudge: fc.Arbitrary<Nudge> = fc.record({
  about: weighted({ answer: 45, trouble: 12, event: 25, resolve: 12, variables: 5, start: 2, cancel: 1 }),
  choice: fc.noBias(fc.nat(99)),
  how: fc.noBias(fc.nat(99)),
  late: fc.oneof({ arbitrary: fc.constant(0), weight: 6 }, { arbitrary: fc.constant(1), weight: 1 }),
})

export const nudges = fc.array(anyNudge, { minLength: 10, maxLength: 50, size: 'max' })

export const stamp: Stamp = { at: 0, seed: 'any' }
/** Called by an instance that catches what nobody here does, but for the code `up`. */
export const started: Fact = {
  ...stamp,
  type: 'started',
  callers: [{ type: 'escalation', code: 'up', interrupting: false }],
}
export const cancelled: Fact = { ...stamp, type: 'cancelled' }

/** The nudge as a fact about something that is open just then. */
export function factFor(model: Model, instance: Instance, nudge: Nudge): Fact {
  if (nudge.about === 'start') return started
  if (nudge.about === 'cancel') return cancelled
  if (instance.status !== 'active') return { ...stamp, type: 'completed', visit: 'n1#1' }
  if (nudge.about === 'variables') return setOk(instance, nudge)
  if (nudge.about === 'event') return happeningFor(model, instance, nudge)
  const waiting = instance.visits.filter(({ waitsFor, incident }) =>
    nudge.about === 'resolve' ? incident !== null : waitsFor === 'answer',
  )
  const visit = pick(waiting.length > 0 ? waiting : instance.visits, nudge.choice)
  return visit ? answerFor(model, visit, nudge) : started
}

function answerFor(model: Model, visit: Visit, { about, how, late }: Nudge): Fact {
  const of = { ...stamp, visit: visit.id }
  const attempt = visit.attempt - late
  const isCall = nodeOf(model, visit.nodeId).type === 'callActivity'
  const variables = broughtBy(how)
  if (about === 'resolve') return { ...of, type: 'resolved', attempt }
  if (about === 'answer')
    return isCall ? { ...of, type: 'childFinished', variables } : { ...of, type: 'completed', variables }
  const code = how % 2 === 0 ? 'E' : 'unknown'
  if (!isCall && how % 4 < 2) return { ...of, type: 'failed', attempt, retries: how % 2, message: 'failed', variables }
  if (!isCall) return { ...of, type: 'errorThrown', attempt, code, variables }
  if (how % 3 === 0) return { ...of, type: 'childFailed', attempt, message: 'failed' }
  if (how % 3 === 1) return { ...of, type: 'childThrewError', attempt, code, variables }
  return {
    ...of,
    type: 'childEscalated',
    attempt,
    number: 1 + (how % 5),
    code: how % 2 === 0 ? 'up' : 'off',
    variables,
  }
}

const broughtBy = (how: number) =>
  [{}, { result: how }, { ok: true }, { constructor: how, ['__proto__']: 1 }][how % 4] ?? {}

const setOk = (instance: ActiveInstance, { choice, how, late }: Nudge): Fact => ({
  ...stamp,
  type: 'variablesSet',
  scope: choice % 3 === 0 ? (pick(instance.visits, choice)?.id ?? 'process') : 'process',
  edit: (instance.edits ?? 0) - late,
  local: how % 2 === 0,
  variables: { ok: how % 5 > 0 },
})

const typeOf = { timer: 'timerFired', message: 'messageReceived', signal: 'signalReceived' } as const

function happeningFor(model: Model, instance: ActiveInstance, { choice, how, late }: Nudge): Fact {
  const heard = pick(listening(instance), choice)
  if (!heard) return { ...stamp, type: 'timerFired', visit: 'process', event: 'n1', round: 1 }
  const { scope, subscription } = heard
  const { event, round } = subscription
  const happening: Happening = { ...stamp, type: typeOf[subscription.type], visit: scope, event, round: round - late }
  return subscription.type === 'timer' || nodeOf(model, event).id === ''
    ? happening
    : { ...happening, variables: broughtBy(how) }
}

export const listening = (
  instance: ActiveInstance,
): readonly { readonly scope: ScopeId; readonly subscription: Subscription }[] => [
  ...(instance.subscriptions ?? []).map((subscription) => ({ scope: 'process' as const, subscription })),
  ...instance.visits.flatMap(({ id, subscriptions = [] }) =>
    subscriptions.map((subscription) => ({ scope: id, subscription })),
  ),
]

const pick = <T>(choices: readonly T[], choice: number): T | undefined => choices[choice % choices.length]

/** Any fact about any of the visits such a process can have. */
export const anyFact: fc.Arbitrary<Fact> = fc
  .record({
    type: fc.constantFrom(
      'completed' as const,
      'failed' as const,
      'errorThrown' as const,
      'resolved' as const,
      'timerFired' as const,
      'messageReceived' as const,
      'childFinished' as const,
      'childFailed' as const,
      'variablesSet' as const,
    ),
    node: fc.integer({ min: 1, max: 12 }),
    round: fc.integer({ min: 1, max: 3 }),
    attempt: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ type, node, round, attempt }): Fact => {
    const of = { ...stamp, visit: `n${node}#${round}` as const }
    switch (type) {
      case 'failed':
        return { ...of, type, attempt, retries: attempt - 1, message: 'failed' }
      case 'errorThrown':
        return { ...of, type, attempt, code: 'E' }
      case 'resolved':
        return { ...of, type, attempt }
      case 'childFailed':
        return { ...of, type, attempt, message: 'failed' }
      case 'timerFired':
      case 'messageReceived':
        return { ...of, type, event: `n${node + attempt - 1}`, round: 1 }
      case 'variablesSet':
        return {
          ...stamp,
          type,
          scope: round === 1 ? 'process' : of.visit,
          edit: attempt - 1,
          local: true,
          variables: { ok: true },
        }
      default:
        return { ...of, type }
    }
  })
