import assert from 'node:assert/strict'
import {
  advance,
  type Effect,
  type Fact,
  type Instance,
  type Model,
  newInstance,
  type Variables,
} from '../src/index.ts'

type Given = {
  readonly instance: Instance
  /** Of the process itself. */
  readonly variables: Variables
  when: (...facts: readonly Fact[]) => When
}

type When = Given & {
  readonly effects: readonly Effect[]
  /** Exactly these effects, in this order; then the story can go on. */
  yields: (...expected: readonly Effect[]) => Given
  yieldsNothing: () => Given
  /** What the one incident among the effects says: its message, and its warnings. */
  says: (pattern: RegExp) => Given
}

/** A story of one instance: `given(model).when(facts…).yields(effects…).when(…)…` */
export const given = (model: Model, instance: Instance = newInstance): Given => ({
  instance,
  variables: instance.status === 'new' ? {} : instance.variables,
  when: (...facts) => {
    const { next, effects } = advance(model, instance, facts)
    const after = given(model, next)
    const yields = (...expected: readonly Effect[]): Given => {
      // Ten more than expected are enough to see what went wrong; the diff of a runaway's thousands takes minutes.
      assert.deepEqual(effects.slice(0, expected.length + 10).map(withoutWords), expected)
      return after
    }
    const yieldsNothing = (): Given => {
      assert.deepEqual(next, instance)
      return yields()
    }
    const says = (pattern: RegExp): Given => {
      assert.match(messageIn(effects), pattern)
      return after
    }
    return { ...after, effects, yields, yieldsNothing, says }
  },
})

const withoutWords = (effect: Effect): Effect =>
  effect.type === 'raise' ? { ...effect, message: '', warnings: [] } : effect

/** What the one incident among these effects says. */
export function messageIn(effects: readonly Effect[]): string {
  const messages = effects.flatMap((effect) =>
    effect.type === 'raise' ? [[effect.message, ...effect.warnings].join('\n')] : [],
  )
  assert.equal(messages.length, 1)
  return messages[0] ?? ''
}
