import { CallFault } from './callFault.ts'

export type Deadline = Disposable & {
  /** Fires when time is up, or when nobody wants the answer any more. */
  signal: AbortSignal
  /** From now on so much time, and no more of what was left. */
  within(ms: number): void
}

/** Why a call ended early is the reason of its signal: a fault that says so. */
export function openDeadline(origin: string, wanted: AbortSignal | undefined): Deadline {
  const ending = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const callOff = () =>
    ending.abort(
      new CallFault('CALLED_OFF', `The call to ${origin} was called off.`, { retry: 'never', sent: 'perhaps' }),
    )
  if (wanted?.aborted) callOff()
  wanted?.addEventListener('abort', callOff, { once: true })
  return {
    signal: ending.signal,
    within: (ms) => {
      clearTimeout(timer)
      timer = setTimeout(() => ending.abort(tooLate(origin, ms)), ms)
    },
    [Symbol.dispose]: () => {
      clearTimeout(timer)
      wanted?.removeEventListener('abort', callOff)
    },
  }
}

const tooLate = (origin: string, ms: number): CallFault =>
  new CallFault('TIMED_OUT', `${origin} did not answer within ${ms / 1_000} s.`, { retry: 'later', sent: 'perhaps' })
