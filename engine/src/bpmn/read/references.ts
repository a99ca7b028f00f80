import { type BpmnElement, is, settingOf } from '../element.ts'
import type { ProblemCode } from '../problem.ts'
import { shown } from '../shown.ts'
import { refuseMissing } from './missing.ts'
import type { Reader } from './reader.ts'

/** An attribute by which one element refers to another, and what it has to lead to. */
type Reference = { readonly attribute: string; readonly type: string }

/**
 * Follows a reference. Undefined where there is none, or where it leads nowhere, which is then said. `place` is the
 * element in the diagram, `holder` its part that refers.
 */
export function referenced(
  reader: Reader,
  place: BpmnElement,
  holder: BpmnElement,
  { attribute, type }: Reference,
): BpmnElement | undefined {
  const id = settingOf(holder, attribute)
  if (id === null) return undefined
  const found = reader.document.byId.get(id)
  if (found && is(found, type)) return found
  const reason = `Property <${attribute}> refers to ${shown(id)}, which is no element of type <${type}>`
  reader.report.refuse(place, 'reference-not-resolved', reason, 'Choose an existing one, or draw it anew.')
  return undefined
}

/** Follows a reference that must be there. */
export function requireReferenced(
  reader: Reader,
  place: BpmnElement,
  holder: BpmnElement,
  reference: Reference,
  code: ProblemCode,
  remedy: string,
): BpmnElement | undefined {
  if (settingOf(holder, reference.attribute) === null)
    refuseMissing(reader, place, code, holder.type, reference.attribute, remedy)
  return referenced(reader, place, holder, reference)
}
