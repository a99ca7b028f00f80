export { type SchemaFault, validate } from './validate.ts'
