// A thread beside the server, for what takes a second and much memory: neither may be felt elsewhere. To begin one
// takes longer than most of what it is asked, so it stays as long as somebody asks, and then gives its memory back.

import { Worker } from 'node:worker_threads'

/** The thread had no memory left, or did not answer: asked the same again, it would not do better. */
export class Overwhelmed extends Error {
  constructor(cause: unknown) {
    super('the thread had too little time or memory', { cause })
    this.name = 'Overwhelmed'
  }
}

export type ThreadLimits = { readonly memoryMb: number; readonly silenceMs: number }

const idleMs = 60_000

/** Asks the thread of this file one question at a time. One that fails is ended, and the next question has another. */
export function threadBeside<Question, Answer>(
  file: URL,
  limits: ThreadLimits,
): (question: Question) => Promise<Answer> {
  let thread: Worker | undefined
  let idle: NodeJS.Timeout | undefined
  const leave = async (): Promise<void> => {
    const left = thread
    thread = undefined
    await left?.terminate()
  }
  return async (question) => {
    clearTimeout(idle)
    thread ??= newThread(file, limits, (ended) => {
      if (thread === ended) thread = undefined
    })
    try {
      const answer = await answerOf<Answer>(thread, question, limits)
      idle = setTimeout(() => void leave(), idleMs).unref()
      return answer
    } catch (cause) {
      await leave()
      throw cause
    }
  }
}

function newThread(file: URL, { memoryMb }: ThreadLimits, forget: (ended: Worker) => void): Worker {
  const thread = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: memoryMb } })
  thread.on('exit', () => forget(thread)) // it may die while nobody asks
  thread.on('error', () => undefined) // whoever waits for an answer hears of it; unheard it would end the server
  thread.unref()
  return thread
}

async function answerOf<Answer>(thread: Worker, question: unknown, { silenceMs }: ThreadLimits): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const silent = (): void => reject(new Overwhelmed(new Error(`no answer within ${silenceMs} ms`)))
  const timer = setTimeout(silent, silenceMs)
  const failed = (cause: NodeJS.ErrnoException): void =>
    reject(cause.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new Overwhelmed(cause) : cause)
  const ended = (code: number): void => reject(new Error(`the thread ended with ${code}`))
  thread.on('message', resolve).on('error', failed).on('exit', ended)
  try {
    thread.postMessage(question)
    return await promise
  } finally {
    clearTimeout(timer)
    thread.off('message', resolve).off('error', failed).off('exit', ended)
  }
}
