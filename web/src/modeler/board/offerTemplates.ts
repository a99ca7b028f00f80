import type { BpmnModeler } from './services.ts'

type TemplateErrors = { errors: readonly Error[] }

/** The loader says what is wrong by an event, before it returns. */
export function offerTemplates(modeler: BpmnModeler, templates: readonly object[]): readonly string[] {
  const events = modeler.get('eventBus')
  const complaints: string[] = []
  const hear = (event: unknown) => complaints.push(...(event as TemplateErrors).errors.map(({ message }) => message))
  events.on('elementTemplates.errors', hear)
  modeler.get('elementTemplatesLoader').setTemplates(templates)
  events.off('elementTemplates.errors', hear)
  return complaints
}
