// Errors and escalations: what is thrown inside and caught around it, by code.

import type { ErrorCatch, ErrorThrow, EscalationCatch, EscalationThrow, Written } from '../../drawn/index.ts'
import { type BpmnElement, settingOf } from '../element.ts'
import { quoted } from '../shown.ts'
import { refuseMissing } from './missing.ts'
import type { Reader } from './reader.ts'
import { referenced, requireReferenced } from './references.ts'
import { isExpression, writtenFrom } from './written.ts'

const kinds = {
  error: {
    reference: { attribute: 'errorRef', type: 'bpmn:Error' },
    attribute: 'errorCode',
    code: 'error-reference',
    remedy: 'Choose an error with a code, or create one.',
  },
  escalation: {
    reference: { attribute: 'escalationRef', type: 'bpmn:Escalation' },
    attribute: 'escalationCode',
    code: 'escalation-reference',
    remedy: 'Choose an escalation with a code, or create one.',
  },
} as const

type Kind = (typeof kinds)[keyof typeof kinds]

export const errorCatchFrom = (reader: Reader, place: BpmnElement, holder: BpmnElement): ErrorCatch => ({
  type: 'error',
  errorCode: caughtCode(reader, place, holder, kinds.error),
})

export const errorThrowFrom = (reader: Reader, place: BpmnElement, holder: BpmnElement): ErrorThrow => ({
  type: 'error',
  errorCode: thrownCode(reader, place, holder, kinds.error),
})

export const escalationCatchFrom = (reader: Reader, place: BpmnElement, holder: BpmnElement): EscalationCatch => ({
  type: 'escalation',
  escalationCode: caughtCode(reader, place, holder, kinds.escalation),
})

export const escalationThrowFrom = (reader: Reader, place: BpmnElement, holder: BpmnElement): EscalationThrow => ({
  type: 'escalation',
  escalationCode: thrownCode(reader, place, holder, kinds.escalation),
})

/** Null catches everything. What is caught is known beforehand: it can't be computed. */
function caughtCode(reader: Reader, place: BpmnElement, holder: BpmnElement, kind: Kind): string | null {
  const thrown = referenced(reader, place, holder, kind.reference)
  if (!thrown) return null
  const code = codeOf(reader, place, thrown, kind)
  if (code === null || !isExpression(code)) return code
  const remedy = 'Write the code itself, or catch everything and look at the code behind the event.'
  reader.report.refuse(place, kind.code, `Expression statement ${quoted(code)} not supported`, remedy)
  return null
}

function thrownCode(reader: Reader, place: BpmnElement, holder: BpmnElement, kind: Kind): Written {
  const thrown = requireReferenced(reader, place, holder, kind.reference, kind.code, kind.remedy)
  const code = thrown ? codeOf(reader, place, thrown, kind) : null
  return code === null ? 'unknown' : writtenFrom(reader, place, kind.attribute, code)
}

function codeOf(reader: Reader, place: BpmnElement, thrown: BpmnElement, kind: Kind): string | null {
  const code = settingOf(thrown, kind.attribute)
  if (code === null) refuseMissing(reader, place, kind.code, thrown.type, kind.attribute, kind.remedy)
  return code
}
