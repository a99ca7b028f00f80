// Those who called a trigger and wait for what the flow answers.

import type { FlowResponse, Run } from '../definition/index.ts'

export type CallerAnswer =
  | { type: 'response'; response: FlowResponse }
  /** The run has ended without a word. */
  | { type: 'noResponse' }
  /** It has taken too long. */
  | { type: 'tooLate' }

export function openCallers() {
  const waiting = new Map<string, (answer: CallerAnswer) => void>()
  return {
    answerFor: (runName: string): Promise<CallerAnswer> => {
      const { promise, resolve } = Promise.withResolvers<CallerAnswer>()
      waiting.set(runName, resolve)
      return promise
    },
    tell: (runName: string, run: Run): void => {
      const resolve = waiting.get(runName)
      const answer = answerIn(run)
      if (!resolve || !answer) return
      waiting.delete(runName)
      resolve(answer)
    },
    /** Their runs were replaced: nobody will answer them any more. */
    forget: (): void => {
      for (const resolve of waiting.values()) resolve({ type: 'noResponse' })
      waiting.clear()
    },
  }
}

function answerIn({ response, status, caller }: Run): CallerAnswer | undefined {
  if (response) return { type: 'response', response }
  if (caller.state === 'gone') return { type: 'tooLate' }
  return status === 'Running' ? undefined : { type: 'noResponse' }
}
