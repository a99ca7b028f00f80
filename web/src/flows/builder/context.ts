import type { Finding, Source } from '@countersign/core/flows'
import { createContext, useContext } from 'react'
import type { SignInOutcome } from '../../connections/search.ts'
import { type Complaint, weightOf } from '../values/complaint.ts'
import type { Shown } from './shown.ts'
import type { Building } from './useBuilding.ts'

export type Builder = Building & {
  shown: Shown
  show: (shown: Shown) => void
  /** Whether whoever looks may change it. */
  mayManage: boolean
  /** How the sign-in ended that somebody comes back from. */
  cameBack: { connectionId: string; outcome: SignInOutcome } | null
  /** What a step can use: outputs of the trigger and of the steps before it. */
  offersFor: (stepId: string) => readonly Source[]
}

const Context = createContext<Builder | null>(null)

export const InBuilder = Context.Provider

export function useBuilder(): Builder {
  const builder = useContext(Context)
  if (!builder) throw new Error('shown outside of the builder')
  return builder
}

/** What is said beneath a field of a step, or of the trigger. */
export function complaintAt(findings: readonly Finding[], at: string, field: string): Complaint | undefined {
  const found = findings.find((finding) => finding.at === at && finding.field === field)
  return found && { sentence: found.sentence, weight: weightOf(found.code, found.weight) }
}
