import type { CompiledExpression } from '../../expression.ts'
import type { BpmnDocument } from '../document.ts'
import type { Report } from '../report.ts'

/** What everybody who reads an element has at hand. */
export type Reader = {
  readonly document: BpmnDocument
  readonly report: Report
  readonly compileExpression: (source: string) => CompiledExpression
}
