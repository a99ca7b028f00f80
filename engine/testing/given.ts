import assert from 'node:assert/strict'
import { advance, type Effect, type Fact, type Instance, type Model, newInstance } from '../src/index.ts'

type Given = {
  readonly instance: Instance
  when: (...facts: readonly Fact[]) => Given & {
    readonly effects: readonly Effect[]
    /** Exactly these effects, in this order; then the story can go on. */
    yields: (...expected: readonly Effect[]) => Given
    yieldsNothing: () => Given
  }
}

/** A story of one instance: `given(model).when(facts…).yields(effects…).when(…)…` */
export const given = (model: Model, instance: Instance = newInstance): Given => ({
  instance,
  when: (...facts) => {
    const { next, effects } = advance(model, instance, facts)
    const after = given(model, next)
    const yields = (...expected: readonly Effect[]): Given => {
      // Ten more than expected are enough to see what went wrong; the diff of a runaway's thousands takes minutes.
      assert.deepEqual(effects.slice(0, expected.length + 10).map(withoutMessage), expected)
      return after
    }
    const yieldsNothing = (): Given => {
      assert.deepEqual(next, instance)
      return yields()
    }
    return { ...after, effects, yields, yieldsNothing }
  },
})

const withoutMessage = (effect: Effect): Effect => (effect.type === 'raise' ? { ...effect, message: '' } : effect)

/** The message of the one incident among these effects. */
export function messageIn(effects: readonly Effect[]): string {
  const messages = effects.flatMap((effect) => (effect.type === 'raise' ? [effect.message] : []))
  assert.equal(messages.length, 1)
  return messages[0] ?? ''
}
