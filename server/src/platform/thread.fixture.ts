// A thread that does as it is told.

import { parentPort, threadId } from 'node:worker_threads'

export type Told = 'tell who you are' | 'say nothing' | 'fill your memory' | 'fail' | 'answer and end'

function answer(told: Told): number {
  if (told === 'fail') throw new Error('it failed')
  if (told === 'fill your memory')
    for (const all: number[][] = []; ; ) all.push(Array.from({ length: 100_000 }, Math.random))
  return threadId
}

parentPort?.on('message', (told: Told) => {
  if (told !== 'say nothing') parentPort?.postMessage(answer(told))
  if (told === 'answer and end') parentPort?.close()
})
