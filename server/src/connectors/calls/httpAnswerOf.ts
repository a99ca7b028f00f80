import type { HttpAnswer } from '@countersign/core/connectors'
import type { OutgoingAnswer } from '../../platform/egress/index.ts'

export const httpAnswerOf = ({ status, reason, headers, body }: OutgoingAnswer): HttpAnswer => ({
  ...{ status, reason, headers },
  text: body.toString('utf8'),
})
