import type { Incident, IncidentCause } from '@countersign/core/api'
import type { CauseRow, IncidentRow } from './read.ts'

export const incidentAnswer = ({
  raisedAt,
  attempt: _attempt,
  deliveryId: _delivery,
  ...row
}: IncidentRow): Incident => ({
  ...row,
  raisedAt: raisedAt.toISOString(),
})

export const causeAnswer = ({ firstAt, lastAt, ...row }: CauseRow): IncidentCause => ({
  ...row,
  firstAt: firstAt.toISOString(),
  lastAt: lastAt.toISOString(),
})
