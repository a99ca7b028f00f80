// The rules that hold for every process and every order of facts. SEED=17 replays one run.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anyFact, anyModel, anyNudge, factFor, type Nudge } from '../testing/arbitrary.ts'
import { frozen } from '../testing/frozen.ts'
import { book, newLedger, owesNothing } from '../testing/ledger.ts'
import { markingOf, plainGame } from '../testing/plainGame.ts'
import { type Answer, advance, type Fact, type Instance, type Model, newInstance, type Step } from './index.ts'

const seed = Number(process.env.SEED ?? 20_261_120)
const holds = <T extends [unknown, ...unknown[]]>(property: fc.IProperty<T>) =>
  fc.assert(property, { seed, numRuns: 500 })

const nudges = fc.array(anyNudge, { maxLength: 40, size: 'max' })
const facts = fc.array(anyFact, { maxLength: 60 })
const stamp = { at: 0, seed: 'any' }
const started: Fact = { ...stamp, type: 'started' }
const cancelled: Fact = { ...stamp, type: 'cancelled' }

test('A1 the same step follows twice, and what was passed in is untouched', () => {
  holds(
    fc.property(anyModel, nudges, (model, nudges) => {
      for (const { from, fact, step } of story(model, nudges))
        assert.deepEqual(advance(model, frozen(from), [frozen(fact)]), step)
    }),
  )
})

test('A2 delivering every fact twice changes nothing', () => {
  holds(
    fc.property(anyModel, facts, (model, facts) => {
      const all = [started, ...facts]
      assert.deepEqual(
        advance(
          model,
          newInstance,
          all.flatMap((fact) => [fact, fact]),
        ),
        advance(model, newInstance, all),
      )
    }),
  )
})

test('A2 a fact that was taken changes nothing at any later time', () => {
  holds(
    fc.property(anyModel, nudges, (model, nudges) => {
      const taken: Fact[] = []
      for (const { from, fact, step } of story(model, nudges)) {
        for (const old of taken) assert.deepEqual(advance(model, from, [old]), { next: from, effects: [] })
        if (isTaken(from, step)) taken.push(fact)
      }
    }),
  )
})

test('A3 whatever comes after the end changes nothing', () => {
  holds(
    fc.property(anyModel, nudges, facts, (model, nudges, facts) => {
      const finished = advance(model, last(model, nudges), [cancelled]).next
      assert.equal(finished.status, 'finished')
      assert.deepEqual(advance(model, finished, [started, ...facts]), { next: finished, effects: [] })
    }),
  )
})

test('A5 facts delivered together do what they do one after the other', () => {
  holds(
    fc.property(anyModel, nudges, (model, nudges) => {
      const steps = story(model, nudges)
      const together = advance(
        model,
        newInstance,
        steps.map(({ fact }) => fact),
      )
      assert.deepEqual(together.next, steps.at(-1)?.step.next)
      assert.deepEqual(
        together.effects,
        steps.flatMap(({ step }) => step.effects),
      )
    }),
  )
})

test('A6 an instance that was saved and read between two facts goes on as if it had not been', () => {
  holds(
    fc.property(anyModel, nudges, (model, nudges) => {
      for (const { from, fact, step } of story(model, nudges)) {
        assert.deepEqual(reloaded(step.next), step.next)
        assert.deepEqual(advance(model, reloaded(from), [fact]), step)
      }
    }),
  )
})

test('A8 facts in any order neither lose nor double a token, nor make the engine throw', () => {
  holds(
    fc.property(anyModel, nudges, (model, nudges) => {
      const game = plainGame(model)
      for (const { from, fact, step } of story(model, nudges)) {
        if (isTaken(from, step)) replay(game, from, fact)
        assert.deepEqual(markingOf(step.next), game.marking)
      }
    }),
  )
})

test('A8 facts about anything at all do not make the engine throw', () => {
  holds(fc.property(anyModel, facts, (model, facts) => void advance(model, newInstance, facts)))
})

test('A9 what was asked is answered or withdrawn, what was raised is mended', () => {
  holds(
    fc.property(anyModel, nudges, (model, nudges) => {
      const ledger = newLedger()
      for (const { from, fact, step } of story(model, [...nudges, lastNudge]))
        book(ledger, isTaken(from, step) ? fact : null, step)
      owesNothing(ledger)
    }),
  )
})

/** Every story that has to end ends with this one. */
const lastNudge: Nudge = { type: 'cancelled', choice: 0, attemptsAgo: 0, retries: 0, variables: {} }

type Chapter = { readonly from: Instance; readonly fact: Fact; readonly step: Step }

/** One instance from its start, each nudge turned into a fact about what is open just then. */
function story(model: Model, nudges: readonly Nudge[]): Chapter[] {
  const chapters: Chapter[] = [{ from: newInstance, fact: started, step: advance(model, newInstance, [started]) }]
  for (const nudge of nudges) {
    const from = chapters.at(-1)?.step.next ?? newInstance
    const fact = factFor(from, nudge)
    chapters.push({ from, fact, step: advance(model, from, [fact]) })
  }
  return chapters
}

const last = (model: Model, nudges: readonly Nudge[]): Instance => story(model, nudges).at(-1)?.step.next ?? newInstance

const isTaken = (from: Instance, { next, effects }: Step): boolean =>
  effects.length > 0 || JSON.stringify(next) !== JSON.stringify(from)

const reloaded = (instance: Instance): Instance => JSON.parse(JSON.stringify(instance))

/** Tells the token game what the engine has just taken; failures and errors move no token. */
function replay(game: ReturnType<typeof plainGame>, from: Instance, fact: Fact): void {
  if (fact.type === 'started') game.start()
  if (fact.type === 'cancelled') game.cancel()
  if (fact.type === 'completed') game.complete(visited(from, fact).nodeId)
  if (fact.type === 'resolved' && visited(from, fact).waitsFor === 'tokens')
    game.goOnWithout(visited(from, fact).nodeId)
}

function visited(from: Instance, { visit }: Answer) {
  const found = from.status === 'active' ? from.visits.find(({ id }) => id === visit) : undefined
  assert.ok(found)
  return found
}
