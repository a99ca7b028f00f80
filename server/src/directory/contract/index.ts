export { directoryContract } from './contract.ts'
