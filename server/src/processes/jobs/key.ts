import type { ReportedJob } from './sql.ts'

/**
 * What the outside may recognise a repetition by: the same for every run that stands for one visit of one instance,
 * whatever the attempt, and another for every round of a loop and every item of a multi-instance.
 */
export const keyOf = ({ instanceId, visit }: Pick<ReportedJob, 'instanceId' | 'visit'>): string =>
  `${instanceId}/${visit}`
