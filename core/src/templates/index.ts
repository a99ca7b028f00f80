export { connectorTemplates } from './connectors/index.ts'
export type { ElementTemplate, TemplateBinding, TemplateProperty } from './elementTemplate.ts'
export { elementTemplates } from './elementTemplates.ts'
