import { CallFault } from './callFault.ts'

/** For a connection nobody but we may be to blame, and nothing is sent yet. */
type Awaited = 'connection' | 'answer'

export type Deadline = {
  /** From now on so much time, and no more of what was left. */
  within(ms: number, awaited: Awaited): void
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
    within: (ms, awaited) => {
      clearTimeout(timer)
      timer = setTimeout(() => end(tooLate[awaited](origin, ms)), ms)
    },
    close: () => {
      clearTimeout(timer)
      wanted?.removeEventListener('abort', callOff)
    },
  }
}

const tooLate: Record<Awaited, (origin: string, ms: number) => CallFault> = {
  connection: (origin, ms) =>
    new CallFault('TIMED_OUT', `There was no connection to ${origin} within ${ms / 1_000} s; nothing was sent.`, {
      ...{ retry: 'later', sent: 'never' },
    }),
  answer: (origin, ms) =>
    new CallFault('TIMED_OUT', `${origin} did not answer within ${ms / 1_000} s.`, { retry: 'later', sent: 'perhaps' }),
}
