import type { BpmnElement } from '../element.ts'
import type { ProblemCode } from '../problem.ts'
import { oneOf } from '../shown.ts'
import type { Reader } from './reader.ts'

/** `place` is the element in the diagram, `type` what lacks the property, which may stand deep inside of it. */
export function refuseMissing(
  { report }: Reader,
  place: BpmnElement,
  code: ProblemCode,
  type: string,
  property: string,
  remedy: string,
): void {
  report.refuse(place, code, `Element of type <${type}> must have property <${property}>`, remedy)
}

export function refuseMissingExtension(
  { report }: Reader,
  place: BpmnElement,
  code: ProblemCode,
  types: readonly string[],
  remedy: string,
): void {
  const reason = `Element of type <${place.type}> must have one extension element of type ${oneOf(types)}`
  report.refuse(place, code, reason, remedy)
}
