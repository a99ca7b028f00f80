import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { concernsTheSubject, passesByItself, problemCodeOf } from '../api/index.ts'
import { FailureNote } from './FailureNote.tsx'

type Props<Data> = {
  answer: Pick<UseQueryResult<Data>, 'data' | 'error' | 'refetch'>
  /** The shape of what will be here, so that nothing jumps when it comes. */
  skeleton: ReactNode
  children: (data: Data) => ReactNode
}

/**
 * What a question to the server looks like while it is open, when it is answered and when it is refused. What was known
 * stays, and with it what is being typed there, unless the refusal is of the very thing. A server that is away and a session
 * that ended are told once, above the whole page.
 */
export function Answered<Data>({ answer, skeleton, children }: Props<Data>): ReactNode {
  const { data, error } = answer
  const isTold = error !== null && !passesByItself(error) && problemCodeOf(error) !== 'not-signed-in'
  const stays = data !== undefined && !(isTold && concernsTheSubject(error))
  return (
    <>
      {isTold && <FailureNote error={error} onRetry={() => void answer.refetch()} />}
      {stays ? children(data) : !isTold && skeleton}
    </>
  )
}
