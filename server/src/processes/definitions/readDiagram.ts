// Reads a diagram beside the server: a large one takes a second and much memory, and neither may be felt elsewhere.

import type { Finding } from '@countersign/core/api'
import type { ReadDiagram } from '@countersign/core/processes'
import type { Stamp } from '@countersign/engine'
import { oneByOne } from '../../platform/oneByOne.ts'
import { Overwhelmed, threadBeside } from '../../platform/thread.ts'

export type DiagramReader = (xml: string, stamp: Stamp) => Promise<ReadDiagram>

const limits = { silenceMs: 30_000, memoryMb: 512 } // the largest that is taken needs about two seconds

const tooMuch: Finding = {
  code: 'too-much',
  elementId: null,
  elementName: null,
  line: null,
  reason: 'The diagram can’t be read with the time and memory there is for it',
  remedy: 'Draw parts of it as processes of their own and call them.',
}

const waitingMax = 30 // at the worst, 150 MB of text

/** What the thread is asked: the diagram, and the moment and seed of its graph. */
export type Asked = { readonly xml: string; readonly stamp: Stamp }

/** One diagram at a time. */
export function diagramReader(): DiagramReader {
  const inTurn = oneByOne(waitingMax, 'diagrams')
  const ask = threadBeside<Asked, ReadDiagram>(new URL('readDiagram.thread.ts', import.meta.url), limits)
  return (xml, stamp) =>
    inTurn(async () => {
      try {
        return await ask({ xml, stamp })
      } catch (cause) {
        if (!(cause instanceof Overwhelmed)) throw cause
        return { ok: false, problems: [tooMuch], hints: [] }
      }
    })
}
