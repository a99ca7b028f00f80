import type { BpmnElement } from './element.ts'
import type { Report } from './report.ts'

/** What says nothing about how a process runs: the schema's own, and on which platform the Modeler drew it. */
const silent: ReadonlySet<string> = new Set([
  'http://www.w3.org/XML/1998/namespace',
  'http://www.w3.org/2001/XMLSchema-instance',
  'http://camunda.org/schema/modeler/1.0',
])

/** Hints at each namespace of another tool, once in a file: a diagram for another engine is taken for one of ours. */
export function foreignHinter(report: Report): (element: BpmnElement, uri: string) => void {
  const told = new Set(silent)
  return (element, uri) => {
    if (told.has(uri)) return
    told.add(uri)
    const reason = `What another tool left in the file (${uri}) has no effect here`
    report.hint(element, 'foreign-extension', reason, 'It stays in the file as it is.')
  }
}
