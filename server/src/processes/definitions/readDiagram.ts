// Reads a diagram beside the server: a large one takes a second and much memory, and neither may be felt elsewhere.

import { Worker } from 'node:worker_threads'
import type { Finding } from '@countersign/core/api'
import type { ReadDiagram } from '@countersign/core/processes'
import type { Stamp } from '@countersign/engine'
import { oneByOne } from '../../platform/oneByOne.ts'

export type DiagramReader = (xml: string, stamp: Stamp) => Promise<ReadDiagram>

const patienceMs = 30_000 // the largest that is taken needs about two seconds
const memoryMb = 512

const tooMuch: Finding = {
  code: 'too-much',
  elementId: null,
  elementName: null,
  line: null,
  reason: 'The diagram can’t be read with the time and memory there is for it',
  remedy: 'Draw parts of it as processes of their own and call them.',
}

const waitingMax = 30 // at the worst, 150 MB of text

/** One diagram at a time; each in a thread that ends with it and gives its memory back. */
export function diagramReader(): DiagramReader {
  const inTurn = oneByOne(waitingMax, 'diagrams')
  return (xml, stamp) => inTurn(() => readInThread(xml, stamp))
}

async function readInThread(xml: string, stamp: Stamp): Promise<ReadDiagram> {
  const { promise, resolve, reject } = Promise.withResolvers<ReadDiagram>()
  const thread = new Worker(new URL('readDiagram.thread.ts', import.meta.url), {
    workerData: { xml, stamp },
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  })
  const timer = setTimeout(() => resolve({ ok: false, problems: [tooMuch], hints: [] }), patienceMs)
  thread.once('message', resolve)
  thread.once('error', (cause: NodeJS.ErrnoException) =>
    cause.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve({ ok: false, problems: [tooMuch], hints: [] }) : reject(cause),
  )
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    await thread.terminate()
  }
}
