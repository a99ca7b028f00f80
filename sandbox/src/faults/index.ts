export { type Faults, openFaults } from './faults.ts'
export { faultsRoom } from './room.ts'
export type { Fault, Host, Rule } from './rule.ts'
export { striking } from './striking.ts'
