// What the form says while it is filled in.

import type { AnswerOf, previewChange } from '@countersign/core/api'
import { heldBy } from '@countersign/core/approvals'
import type { Refused } from '../http/index.ts'
import type { Weighed } from './weigh.ts'

type Preview = AnswerOf<typeof previewChange>

const askedOfMax = 10

export function previewOf(weighed: Weighed): Preview {
  if (weighed.outcome === 'at-once') return { outcome: 'at-once' }
  const { workflow, placement, considered } = weighed
  return {
    outcome: 'asks',
    workflow: { id: workflow.id, name: workflow.name },
    askedOf: heldBy(placement.holders).slice(0, askedOfMax),
    askedOfCount: placement.holders.length,
    leftOut: placement.leftOut,
    queue: placement.queue,
    considered: considered.map((one) => ({ name: one.workflow.name, matches: one.matches, why: one.why })),
  }
}

/** That it can't be asked for is what was to be known; that the store does not answer is not. */
export function previewOfRefusal(refusal: Refused): Preview | Refused {
  const { refused: code, detail, errors } = refusal
  const sentence = detail ?? errors?.map(({ message }) => message).join(' ')
  const isAnswer = code === 'no-permission' || code === 'conflict' || code === 'invalid-input'
  return isAnswer && sentence !== undefined ? { outcome: 'refused', sentence } : refusal
}
