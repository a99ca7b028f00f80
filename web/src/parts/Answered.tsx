import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { concernsTheSubject, isToldAbove } from '../api/index.ts'
import { FailureNote } from './FailureNote.tsx'

type Props<Data> = {
  answer: Pick<UseQueryResult<Data>, 'data' | 'error' | 'refetch'> & {
    /** Of a list that comes in pages: told where its next page is asked for. */
    isFetchNextPageError?: boolean
  }
  /** The shape of what will be here, so that nothing jumps when it comes. */
  skeleton: ReactNode
  children: (data: Data) => ReactNode
}

/**
 * What a question to the server looks like while it is open, when it is answered and when it is refused. What was known
 * stays, and with it what is being typed there, unless the refusal is of the very thing.
 */
export function Answered<Data>({ answer, skeleton, children }: Props<Data>): ReactNode {
  const { data, error, isFetchNextPageError = false } = answer
  const isTold = error !== null && !isToldAbove(error) && !isFetchNextPageError
  const stays = data !== undefined && !(isTold && concernsTheSubject(error))
  return (
    <>
      {isTold && <FailureNote error={error} isAbove={stays} onRetry={() => void answer.refetch()} />}
      {stays ? children(data) : !isTold && skeleton}
    </>
  )
}
