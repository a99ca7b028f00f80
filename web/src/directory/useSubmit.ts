import {
  type AnswerOf,
  type ChangeRecord,
  getObject,
  listDirectories,
  listObjectHistory,
  listRelated,
  listRequests,
  searchObjects,
  submitChange,
} from '@countersign/core/api'
import { type AskedChange, changeKinds, subjectOf } from '@countersign/core/changes'
import { useState } from 'react'
import { type FieldErrors, failureOf, useAction } from '../api/index.ts'
import { useSayDone } from '../parts/index.ts'
import { usePlace } from './place.ts'
import { useGoToRequest } from './useGoToRequest.ts'

export type Submitted = AnswerOf<typeof submitChange>

export type Submitting = {
  submit(change: AskedChange, reason?: string): void
  isWorking: boolean
  error: unknown
  /** What is wrong with each field, by its name. */
  fields: FieldErrors
  /** Somebody went on typing: what was complained about may be mended. */
  forget(): void
  /** What was asked and not carried out: shown where it was asked. */
  unfinished: ChangeRecord | null
}

/**
 * Asks for a change. What was carried out is said in the corner; what was not stays in view, with its reason; what waits
 * for somebody's approval leads to its request.
 */
export function useSubmit(onDone: (submitted: Submitted) => void): Submitting {
  const { storeId } = usePlace()
  const sayDone = useSayDone()
  const goToRequest = useGoToRequest()
  const [unfinished, setUnfinished] = useState<ChangeRecord | null>(null)
  const action = useAction(submitChange, {
    changes: [getObject, searchObjects, listRelated, listObjectHistory, listDirectories, listRequests],
    onDone: (submitted) => {
      const { change } = submitted
      if (change.state === 'conflict' || change.state === 'failed') return setUnfinished(change)
      sayDone(wordsOf(change))
      if (change.state === 'pending') return goToRequest(change.id)
      onDone(submitted)
    },
  })
  return {
    submit: (change, reason = '') => {
      setUnfinished(null)
      action.mutate({ params: { storeId }, body: { change, reason } })
    },
    forget: () => {
      if (action.isError) action.reset()
    },
    isWorking: action.isPending,
    error: isAboutFields(action.error) ? null : action.error,
    fields: fieldsOf(action.error),
    unfinished,
  }
}

const wordsOf = (change: ChangeRecord): string => {
  const what = `${changeKinds[change.kind].title}: ${subjectOf(change as Parameters<typeof subjectOf>[0])}`
  if (change.state === 'pending') return `${what}. It waits for approval now.`
  return change.state === 'applying' ? `${what}. It is on its way.` : `${what}. Done.`
}

/** `body.change.displayName` is about `displayName`. */
function fieldsOf(error: unknown): FieldErrors {
  const failure = failureOf(error)
  if (failure?.kind !== 'refused') return {}
  return Object.fromEntries(
    (failure.problem.errors ?? []).toReversed().map(({ path, message }) => [path.split('.').at(-1) ?? '', message]),
  )
}

const isAboutFields = (error: unknown): boolean => Object.keys(fieldsOf(error)).length > 0
