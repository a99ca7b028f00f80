import type { ScriptTask } from '../drawn/index.ts'
import { compute } from '../refusal.ts'
import type { Json } from '../values.ts'
import { noVariables, withEntry } from '../values.ts'
import type { Behaviour } from './behaviour.ts'
import { pass, visibleAt } from './entry.ts'

/** A FEEL expression whose value becomes a variable. */
export const scriptTask: Behaviour<ScriptTask> = {
  enter: (entry) => {
    const { turn, node } = entry
    const result = compute(turn, node, node.script, visibleAt(entry), anything)
    return result.ok ? pass(entry, withEntry(noVariables, node.resultVariable, result.value)) : result.refusal
  },
  on: {},
}

const isAnything = (_: Json): _ is Json => true
const anything = { code: 'EXTRACT_VALUE_ERROR', what: 'the script', form: 'a value', is: isAnything } as const
