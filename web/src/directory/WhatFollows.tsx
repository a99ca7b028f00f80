import type { ChangeRecord } from '@countersign/core/api'
import type { AskedChange } from '@countersign/core/changes'
import type { ReactNode } from 'react'
import { failureOf } from '../api/index.ts'
import { Unfinished } from './Unfinished.tsx'
import { WillHappen } from './WillHappen.tsx'

type Props = {
  /** Null while nothing is asked yet. */
  change: AskedChange | null
  unfinished: ChangeRecord | null
  /** Why it was refused; shown beside by the dialog. */
  error: unknown
}

/** What will become of a change; once it was sent and not carried out, why. Nothing is said twice. */
export function WhatFollows({ change, unfinished, error }: Props): ReactNode {
  const failure = failureOf(error)
  const refusal = failure?.kind === 'refused' ? (failure.problem.detail ?? null) : null
  return (
    <>
      <WillHappen change={change} isSaid={(sentence) => sentence === refusal} />
      <Unfinished change={unfinished} />
    </>
  )
}
