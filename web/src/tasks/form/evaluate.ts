import type { feel, Variables } from '@countersign/engine'
import type { Evaluate } from './drawnForm.ts'

/** A form is filled in by a person: what takes longer than a blink is not worked out. */
const share = { steps: 200_000, memory: 8_000_000 }

/** FEEL by the engine's own evaluator, so that a form says what the process will find. */
export function evaluateWith(language: typeof feel, now: () => number): Evaluate {
  const compiled = new Map<string, ReturnType<typeof feel.compile>>()
  return (expression, variables) => {
    const source = expression.replace(/^\s*=/, '')
    const one = compiled.get(source) ?? language.compile(source)
    compiled.set(source, one)
    if (!one.ok) return undefined
    const result = one.evaluate(variables as Variables, { nowMs: now(), seed: 'form', share: { ...share } })
    return result.ok ? result.value : undefined
  }
}

/** A part of the pages by itself: most tasks need none of it. */
export const loadEvaluate = async (): Promise<Evaluate> =>
  evaluateWith((await import('@countersign/engine')).feel, Date.now)

/** For forms that have nothing to work out. */
export const evaluateNothing: Evaluate = () => undefined
