export { connectorTemplates } from './connectorTemplates.ts'
