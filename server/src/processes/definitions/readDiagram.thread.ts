// The thread of readDiagram.ts: text in, plain data out.

import { parentPort } from 'node:worker_threads'
import { readDiagram } from '@countersign/core/processes'
import type { Asked } from './readDiagram.ts'

parentPort?.on('message', ({ xml, stamp }: Asked) => parentPort?.postMessage(readDiagram(xml, stamp)))
