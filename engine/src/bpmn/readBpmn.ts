// A BPMN file, from its text to processes that can run, or to everything that is wrong with it.

import { compile } from '../compile.ts'
import type { Graph } from '../drawn/index.ts'
import type { ExpressionLanguage } from '../expression.ts'
import type { Model } from '../model.ts'
import { type BpmnDocument, readDocument } from './document.ts'
import { idOf } from './element.ts'
import { loopsIn } from './loops.ts'
import type { Problem } from './problem.ts'
import { processesFrom } from './read/index.ts'
import { remembering } from './remembering.ts'
import { type Collector, collector } from './report.ts'
import { inCamundasWords } from './words.ts'
import { parseXml } from './xml/index.ts'

/** A process that can be deployed. The file it came from is the record; this is what it says. */
export type Process = {
  readonly graph: Graph
  readonly model: Model
  readonly versionTag: string | null
}

/** A form that lies in the file (`zeebe:userTaskForm`): a user task names it by `camunda-forms:bpmn:` and its id. */
export type EmbeddedForm = { readonly id: string; readonly body: string }

/** Hints are what somebody who deploys the file should know. */
export type Verdict =
  | {
      readonly ok: true
      readonly processes: readonly Process[]
      readonly forms: readonly EmbeddedForm[]
      readonly hints: readonly Problem[]
    }
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly hints: readonly Problem[] }

/** Total: whatever the text is, the verdict says what it is good for. */
export function readBpmn(xml: string, language: ExpressionLanguage): Verdict {
  const report = collector(xml)
  const parsed = parseXml(xml)
  if (!parsed.ok) report.flaw(parsed.flaw)
  const document = parsed.ok ? readDocument(parsed.root, report) : null
  const processes = document ? processesIn(document, report, remembering(language)) : []
  const { problems, hints } = report.findings()
  if (problems.length > 0) return { ok: false, problems, hints }
  return { ok: true, processes, forms: document ? formsIn(document) : [], hints }
}

const formsIn = ({ forms }: BpmnDocument): readonly EmbeddedForm[] =>
  [...forms].map(([id, { text }]) => ({ id, body: text }))

function processesIn(document: BpmnDocument, report: Collector, language: ExpressionLanguage): readonly Process[] {
  const read = processesFrom({ document, report, compileExpression: language.compile })
  const told = new Set(report.findings().problems.map(({ code, elementId }) => `${code} ${elementId}`))
  return read.flatMap(({ graph, isTooMuch, versionTag, element }) => {
    if (isTooMuch) return []
    for (const loop of loopsIn(graph)) hintLoop(report, document, loop)
    const compiled = compile(graph, language)
    if (compiled.ok) return [{ graph, model: compiled.model, versionTag }]
    for (const problem of compiled.problems) {
      const place = document.byId.get(problem.elementId) ?? element
      const { code, reason } = inCamundasWords(problem, place)
      if (!told.has(`${code} ${idOf(place)}`)) report.refuse(place, code, reason, problem.remedy)
    }
    return []
  })
}

/** Camunda refuses such a process; here it runs, and what runs on and on becomes an incident. */
function hintLoop(report: Collector, { byId, root }: BpmnDocument, loop: readonly string[]): void {
  const [first = ''] = loop
  const shownMax = 10
  const way = [...loop.slice(0, shownMax), ...(loop.length > shownMax ? ['…'] : []), first].join(' -> ')
  const remedy = 'Draw something that waits into the loop: a timer, a message, a task that somebody does.'
  report.hint(byId.get(first) ?? root, 'no-loop', `Loop detected: ${way}`, remedy)
}
