// The worker of checker.ts: text in, verdict out, beside the page, which goes on drawing meanwhile.

import { readDiagram } from '@countersign/core/processes'
import type { Asked, Verdict } from './checker.ts'

self.addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  const read = readDiagram(data.xml, { at: Date.now(), seed: data.seed })
  const verdict: Verdict = {
    problems: read.ok ? [] : read.problems,
    hints: read.hints,
    processes: read.ok ? read.processes.map(({ graph: { id, name = null } }) => ({ id, name })) : [],
  }
  self.postMessage({ number: data.number, verdict })
})
