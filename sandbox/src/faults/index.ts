export { type Faults, openFaults, rulesMax } from './faults.ts'
export { hostOf } from './hosts.ts'
export { faultsRoom } from './room.ts'
export {
  type Fault,
  type Host,
  hosts,
  type MailMoment,
  mailMoments,
  mailStatuses,
  type Rule,
  ruleSchema,
  statuses,
} from './rule.ts'
export { striking } from './striking.ts'
