import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { passesByItself, problemCodeOf } from '../api/index.ts'
import { FailureNote } from './FailureNote.tsx'

type Props<Data> = {
  answer: Pick<UseQueryResult<Data>, 'data' | 'error' | 'refetch'>
  /** The shape of what will be here, so that nothing jumps when it comes. */
  skeleton: ReactNode
  children: (data: Data) => ReactNode
}

/**
 * What a question to the server looks like while it is open, when it is answered and when it is refused.
 * A server that is away and a session that ended are told once, above the whole page: here what was known stays.
 */
export function Answered<Data>({ answer, skeleton, children }: Props<Data>): ReactNode {
  const { data, error } = answer
  if (error && !passesByItself(error) && problemCodeOf(error) !== 'not-signed-in')
    return <FailureNote error={error} onRetry={() => void answer.refetch()} />
  return data === undefined ? skeleton : children(data)
}
