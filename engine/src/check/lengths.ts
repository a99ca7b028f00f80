import type { Flow, FlowNode, Graph } from '../drawn/index.ts'
import { nameCharsMax } from '../names.ts'
import type { Problem } from './problem.ts'

/** Where the drawing calls something by a name that is looked up. */
const lookedUp = [
  'id',
  'assignee',
  'candidateGroups',
  'candidateUsers',
  'errorCode',
  'escalationCode',
  'formId',
  'inputElement',
  'linkName',
  'messageName',
  'outputCollection',
  'processId',
  'resultVariable',
  'signalName',
  'target',
  'taskType',
  'versionTag',
]

/** A label is shown in lists: longer texts belong into the documentation. */
const labelCharsMax = 1_000

const limits: ReadonlyMap<string, number> = new Map([
  ...lookedUp.map((key) => [key, nameCharsMax] as const),
  ['name', labelCharsMax],
])

/** What the author chose the names of is only handed on; what is drawn inside has its own turn. */
const closed: ReadonlySet<string> = new Set(['headers', 'properties', 'nodes', 'flows'])

export const lengthProblems = (element: FlowNode | Flow | Graph): readonly Problem[] =>
  tooLongIn(element).map(({ text, charsMax }) => ({
    code: 'too-long',
    elementId: element.id,
    reason: `It calls something by ${text.length.toLocaleString('en')} characters, "${text.slice(0, 40)}…"`,
    remedy: `Choose at most ${charsMax.toLocaleString('en')} characters.`,
  }))

type TooLong = { readonly text: string; readonly charsMax: number }

function tooLongIn(part: unknown): readonly TooLong[] {
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([key, value]) => {
    const charsMax = limits.get(key)
    if (charsMax === undefined) return closed.has(key) ? [] : tooLongIn(value)
    return textsIn(value).flatMap((text) => (text.length > charsMax ? [{ text, charsMax }] : []))
  })
}

const textsIn = (value: unknown): readonly string[] =>
  [value].flat().filter((text): text is string => typeof text === 'string')
