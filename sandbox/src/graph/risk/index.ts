export { riskOperations } from './operations.ts'
export { seedRisk } from './risks.ts'
