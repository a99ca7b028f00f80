import assert from 'node:assert/strict'
import type { Effect, Fact, Instance, Step } from '../src/index.ts'
import { listening } from './anyFacts.ts'

/**
 * The host's side of the bargain: what it was asked for and has not answered, what it listens for and has not heard,
 * which incidents are open.
 */
export type Ledger = { readonly asked: Set<string>; readonly heard: Set<string>; readonly raised: Set<string> }

export const newLedger = (): Ledger => ({ asked: new Set(), heard: new Set(), raised: new Set() })

/** Books one step; `fact` is the one that the engine took, if it took one. Throws where the books don't balance. */
export function book(ledger: Ledger, fact: Fact | null, { effects, next }: Step): void {
  if (fact && isAnswer(fact)) ledger.asked.delete(fact.visit)
  if (fact && 'event' in fact) ledger.heard.delete(`${kinds[fact.type]} ${fact.visit} ${fact.event} ${fact.round}`)
  for (const effect of effects) bookEffect(ledger, effect)
  assert.deepEqual([...ledger.asked].sort(), asked(next))
  assert.deepEqual([...ledger.heard].sort(), heard(next))
  assert.deepEqual([...ledger.raised].sort(), raised(next))
}

export const owesNothing = ({ asked, heard, raised }: Ledger): void =>
  assert.deepEqual([[...asked], [...heard], [...raised]], [[], [], []], 'something is owed at the end')

const answers: readonly Fact['type'][] = [
  'completed',
  'failed',
  'errorThrown',
  'childFinished',
  'childThrewError',
  'childFailed',
]
const isAnswer = (fact: Fact): fact is Extract<Fact, { attempt: number }> => answers.includes(fact.type)

const kinds = { timerFired: 'timer', messageReceived: 'message', signalReceived: 'signal' } as const
const opened = { schedule: 'timer', subscribe: 'message', listen: 'signal' } as const
const closed = { unschedule: 'timer', unsubscribe: 'message', unlisten: 'signal' } as const

function bookEffect(ledger: Ledger, effect: Effect): void {
  switch (effect.type) {
    case 'call':
    case 'ask':
    case 'callProcess':
      add(ledger.asked, effect.visit, 'is asked twice')
      return
    case 'withdraw':
      remove(ledger.asked, effect.visit, 'is withdrawn without having been asked')
      return
    case 'schedule':
    case 'subscribe':
    case 'listen':
      add(ledger.heard, `${opened[effect.type]} ${effect.visit} ${effect.event} ${effect.round}`, 'is opened twice')
      return
    case 'unschedule':
    case 'unsubscribe':
    case 'unlisten':
      remove(ledger.heard, `${closed[effect.type]} ${effect.visit} ${effect.event} ${effect.round}`, 'was not open')
      return
    case 'raise':
      add(ledger.raised, incidentOf(effect), 'is raised twice')
      return
    case 'mend':
      remove(ledger.raised, incidentOf(effect), 'is mended without having been raised')
      return
    case 'finish':
      owesNothing(ledger)
      return
    case 'broadcast':
    case 'escalate':
      return
  }
}

const add = (open: Set<string>, what: string, wrong: string): void => {
  assert.ok(!open.has(what), `${what} ${wrong}`)
  open.add(what)
}
const remove = (open: Set<string>, what: string, wrong: string): void =>
  assert.ok(open.delete(what), `${what} ${wrong}`)

const incidentOf = ({ visit, attempt }: { visit: string; attempt: number }): string => `${visit} attempt ${attempt}`

// What the instance itself says is open.

const visitsOf = (instance: Instance) => (instance.status === 'active' ? instance.visits : [])

const asked = (instance: Instance): string[] =>
  visitsOf(instance)
    .filter(({ waitsFor, incident }) => waitsFor === 'answer' && !incident)
    .map(({ id }) => id)
    .sort()

const raised = (instance: Instance): string[] =>
  visitsOf(instance)
    .filter(({ incident }) => incident)
    .map(({ id, attempt }) => incidentOf({ visit: id, attempt }))
    .sort()

const heard = (instance: Instance): string[] =>
  (instance.status === 'active' ? listening(instance) : [])
    .map(({ scope, subscription }) => `${subscription.type} ${scope} ${subscription.event} ${subscription.round}`)
    .sort()
