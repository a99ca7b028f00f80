import { feel, type Graph, type Stamp, type Start, startsOf } from '@countersign/engine'
import { type EmbeddedForm, type Process, readBpmn } from '@countersign/engine/bpmn'
import type { Finding } from '../api/index.ts'

/** A process that can run, as plain data. */
export type ReadProcess = {
  readonly graph: Graph
  readonly versionTag: string | null
  readonly starts: readonly Start[]
}

export type ReadDiagram =
  | {
      readonly ok: true
      readonly processes: readonly ReadProcess[]
      readonly forms: readonly EmbeddedForm[]
      readonly hints: readonly Finding[]
    }
  | { readonly ok: false; readonly problems: readonly Finding[]; readonly hints: readonly Finding[] }

/** What a file is good for: the same verdict while it is drawn in a browser as when a server is to deploy it. */
export function readDiagram(xml: string, stamp: Stamp): ReadDiagram {
  const verdict = readBpmn(xml, feel)
  if (!verdict.ok) return verdict
  const all = verdict.processes.map((process) => startable(process, stamp))
  const problems = all.flatMap((one) => (one.ok ? [] : one.problems))
  if (problems.length > 0) return { ok: false, problems, hints: verdict.hints }
  const { forms, hints } = verdict
  return { ok: true, processes: all.flatMap((one) => (one.ok ? [one.read] : [])), forms, hints }
}

type Startable = { ok: true; read: ReadProcess } | { ok: false; problems: readonly Finding[] }

function startable({ graph, model, versionTag }: Process, stamp: Stamp): Startable {
  const starts = startsOf(model, stamp)
  if (starts.ok) return { ok: true, read: { graph, versionTag, starts: starts.starts } }
  const problems = starts.problems.map(({ startEvent, reason }) => ({
    code: 'feel',
    elementId: startEvent,
    elementName: model.nodes.get(startEvent)?.name ?? null,
    line: null,
    reason,
    remedy: 'Write it so that it can be worked out without variables: there are none before the process begins.',
  }))
  return { ok: false, problems }
}
