import type { BpmnElement } from '../element.ts'
import type { Reader } from './reader.ts'

/** A bare `secrets.NAME` works here; Camunda takes what follows it for part of the name, or for nothing at all. */
export function hintSecrets({ report }: Reader, place: BpmnElement, property: string, value: string | null): void {
  if (value === null || !/(?<!\w|camunda\.|\{\{\s{0,9})secrets\.\w/.test(value)) return
  const reason = `Property <${property}> uses deprecated secret expression format`
  report.hint(place, 'secrets', reason, 'Write {{secrets.NAME}}, which Camunda understands everywhere.')
}
