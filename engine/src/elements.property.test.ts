// The rules that hold for every process with any elements, and every order of facts. SEED=17 replays one run.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Temper } from '../testing/anyDetails.ts'
import { anyFact, cancelled, factFor, type Nudge, nudges, started } from '../testing/anyFacts.ts'
import { anyProcess } from '../testing/anyProcess.ts'
import { frozen } from '../testing/frozen.ts'
import { tell } from '../testing/game/tell.ts'
import { textOfInstance, tokenGame } from '../testing/game/tokenGame.ts'
import { book, newLedger, owesNothing } from '../testing/ledger.ts'
import { assertSound } from '../testing/sound.ts'
import { advance, type Fact, type Instance, type Model, newInstance, type Step } from './index.ts'

const seed = Number(process.env.SEED ?? 20_261_120)
const numRuns = Number(process.env.RUNS ?? 300)
const holds = <T extends [unknown, ...unknown[]]>(property: fc.IProperty<T>) => fc.assert(property, { seed, numRuns })

const facts = fc.array(anyFact, { maxLength: 40 })

type Chapter = { readonly from: Instance; readonly fact: Fact; readonly step: Step }

/** One instance from its start, each nudge turned into a fact about what is open just then. */
function story(model: Model, nudges: readonly Nudge[]): Chapter[] {
  const chapters: Chapter[] = [{ from: newInstance, fact: started, step: advance(model, newInstance, [started]) }]
  for (const nudge of nudges) {
    const from = chapters.at(-1)?.step.next ?? newInstance
    if (from.status === 'finished') break
    const fact = factFor(model, from, nudge)
    chapters.push({ from, fact, step: advance(model, from, [fact]) })
  }
  return chapters
}

const isTaken = (from: Instance, { next, effects }: Step): boolean =>
  effects.length > 0 || JSON.stringify(next) !== JSON.stringify(from)

const reloaded = (instance: Instance): Instance => JSON.parse(JSON.stringify(instance))

for (const temper of ['calm', 'wild'] satisfies Temper[]) {
  test(`A1 the same step follows twice, and what was passed in is untouched (${temper})`, () => {
    holds(
      fc.property(anyProcess(temper), nudges, (model, nudges) => {
        for (const { from, fact, step } of story(model, nudges))
          assert.deepEqual(advance(model, frozen(from), [frozen(fact)]), step)
      }),
    )
  })

  test(`A2 delivering every fact twice changes nothing (${temper})`, () => {
    holds(
      fc.property(anyProcess(temper), nudges, facts, (model, nudges, facts) => {
        const all = [...story(model, nudges).map(({ fact }) => fact), ...facts]
        const twice = all.flatMap((fact) => [fact, fact])
        assert.deepEqual(advance(model, newInstance, twice), advance(model, newInstance, all))
      }),
    )
  })

  test(`A2 a fact that was taken changes nothing at any later time (${temper})`, () => {
    holds(
      fc.property(anyProcess(temper), nudges, (model, nudges) => {
        const taken: Fact[] = []
        for (const { from, fact, step } of story(model, nudges)) {
          for (const old of taken) assert.deepEqual(advance(model, from, [old]), { next: from, effects: [] })
          if (isTaken(from, step)) taken.push(fact)
        }
      }),
    )
  })

  test(`A5 facts delivered together do what they do one after the other (${temper})`, () => {
    holds(
      fc.property(anyProcess(temper), nudges, (model, nudges) => {
        const steps = story(model, nudges)
        const all = steps.map(({ fact }) => fact)
        const together = advance(model, newInstance, all)
        assert.deepEqual(together.next, steps.at(-1)?.step.next)
        assert.deepEqual(
          together.effects,
          steps.flatMap(({ step }) => step.effects),
        )
      }),
    )
  })

  test(`A6 an instance that was saved and read between two facts goes on as if it had not been (${temper})`, () => {
    holds(
      fc.property(anyProcess(temper), nudges, (model, nudges) => {
        for (const { from, fact, step } of story(model, nudges)) {
          assert.deepEqual(reloaded(step.next), step.next)
          assert.deepEqual(advance(model, reloaded(from), [fact]), step)
        }
      }),
    )
  })

  test(`A8 whatever happens, each visit waits for something one can name (${temper})`, () => {
    holds(
      fc.property(anyProcess(temper), nudges, (model, nudges) => {
        for (const { step } of story(model, nudges)) assertSound(model, step.next)
      }),
    )
  })

  test(`A8 facts about anything at all do not make the engine throw (${temper})`, () => {
    holds(
      fc.property(anyProcess(temper), facts, (model, facts) => {
        assertSound(model, advance(model, newInstance, [started, ...facts]).next)
      }),
    )
  })

  test(`A9 what was asked, listened for and raised ends, and a finished instance owes nothing (${temper})`, () => {
    holds(
      fc.property(anyProcess(temper), nudges, (model, nudges) => {
        const ledger = newLedger()
        const chapters = story(model, nudges)
        for (const { from, fact, step } of chapters) book(ledger, isTaken(from, step) ? fact : null, step)
        const last = chapters.at(-1)?.step.next ?? newInstance
        book(ledger, null, advance(model, last, [cancelled]))
        owesNothing(ledger)
      }),
    )
  })
}

test('A8 no token is lost or doubled, whatever the elements', () => {
  holds(
    fc.property(anyProcess('calm'), nudges, (model, nudges) => {
      const game = tokenGame(model)
      for (const { from, fact, step } of story(model, nudges)) {
        if (isTaken(from, step)) tell(game, from, fact)
        assert.equal(game.text, textOfInstance(step.next))
      }
    }),
  )
})
