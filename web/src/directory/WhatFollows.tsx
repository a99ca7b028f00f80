import type { ChangeRecord } from '@countersign/core/api'
import type { AskedChange } from '@countersign/core/changes'
import type { ReactNode } from 'react'
import { Unfinished } from './Unfinished.tsx'
import { WillHappen } from './WillHappen.tsx'

type Props = {
  /** Null while nothing is asked yet. */
  change: AskedChange | null
  unfinished: ChangeRecord | null
}

/** What will become of a change; once it was sent and not carried out, why. */
export const WhatFollows = ({ change, unfinished }: Props): ReactNode => (
  <>
    <WillHappen change={change} />
    <Unfinished change={unfinished} />
  </>
)
