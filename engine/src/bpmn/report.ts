import { type BpmnElement, drawnAt, idOf, nameOf } from './element.ts'
import { lineCounter } from './lines.ts'
import type { Problem, ProblemCode } from './problem.ts'
import type { Flaw } from './xml/index.ts'

/** What somebody has to say about an element; name, id and line are added here. */
export type Say = (element: BpmnElement, code: ProblemCode, reason: string, remedy: string) => void

/** Where those who read and check say what they find. A refusal keeps the file out; a hint comes with a file taken. */
export type Report = { readonly refuse: Say; readonly hint: Say }

type Findings = { readonly problems: readonly Problem[]; readonly hints: readonly Problem[] }

type Said = {
  readonly element: BpmnElement | null
  readonly at: number | null
  readonly code: ProblemCode
  readonly reason: string
  readonly remedy: string
}

export type Collector = Report & { readonly flaw: (flaw: Flaw) => void; readonly findings: () => Findings }

export function collector(xml: string): Collector {
  const refused: Said[] = []
  const hinted: Said[] = []
  const sayInto =
    (said: Said[]): Say =>
    (element, code, reason, remedy) =>
      said.push({ element, at: element.at, code, reason, remedy })
  return {
    refuse: sayInto(refused),
    hint: sayInto(hinted),
    flaw: (flaw) => refused.push({ element: null, ...flaw }),
    findings: () => {
      const lineOf = lineCounter(xml)
      return { problems: inOrder(refused, lineOf), hints: inOrder(hinted, lineOf) }
    },
  }
}

/** In the order of the file, which is that of nobody's program. */
const inOrder = (said: readonly Said[], lineOf: (at: number) => number): readonly Problem[] =>
  said
    .toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0))
    .map(({ element, at, code, reason, remedy }) => {
      const drawn = element && drawnAt(element)
      return {
        code,
        elementId: drawn && idOf(drawn),
        elementName: drawn && nameOf(drawn),
        line: at === null ? null : lineOf(at),
        reason,
        remedy,
      }
    })
