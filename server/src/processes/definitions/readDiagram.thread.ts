// The thread of readDiagram.ts: text in, plain data out.

import { parentPort, workerData } from 'node:worker_threads'
import { readDiagram } from '@countersign/core/processes'
import type { Stamp } from '@countersign/engine'

const { xml, stamp } = workerData as { xml: string; stamp: Stamp }
parentPort?.postMessage(readDiagram(xml, stamp))
