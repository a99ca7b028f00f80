import { CallFault } from './callFault.ts'

export type Deadline = {
  /** From now on so much time, and no more of what was left. */
  within(ms: number): void
  /** What was waited for is there, or never will be. */
  close(): void
}

/** Calls `end` when time is up, or when nobody wants the answer any more, with a fault that says which. */
export function openDeadline(origin: string, wanted: AbortSignal | undefined, end: (why: CallFault) => void): Deadline {
  let timer: NodeJS.Timeout | undefined
  const callOff = () =>
    end(new CallFault('CALLED_OFF', `The call to ${origin} was called off.`, { retry: 'never', sent: 'perhaps' }))
  if (wanted?.aborted) callOff()
  wanted?.addEventListener('abort', callOff, { once: true })
  return {
    within: (ms) => {
      clearTimeout(timer)
      timer = setTimeout(() => end(tooLate(origin, ms)), ms)
    },
    close: () => {
      clearTimeout(timer)
      wanted?.removeEventListener('abort', callOff)
    },
  }
}

const tooLate = (origin: string, ms: number): CallFault =>
  new CallFault('TIMED_OUT', `${origin} did not answer within ${ms / 1_000} s.`, { retry: 'later', sent: 'perhaps' })
