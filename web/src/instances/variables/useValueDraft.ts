import type { InstanceDetails } from '@countersign/core/api'
import { useState } from 'react'
import { refusedFieldsOf } from '../../api/index.ts'
import { isAsBefore, type Standing, standingOf } from './scopes.ts'
import { useSetVariable } from './useSetVariable.ts'
import { type ReadValue, readValue, written } from './values.ts'

export type ValueDraft = {
  text: string
  type: (text: string) => void
  read: ReadValue
  /** What is wrong with what was typed, once somebody tried to set it. */
  complaint: string | undefined
  /** The variable as it is now, while somebody writes. */
  now: Standing
  /** It is no longer what was looked at: first somebody has to look again. */
  isStale: boolean
  lookAgain: () => void
  maySet: boolean
  isSaving: boolean
  /** Why the server refused, where that is nothing about the value. */
  refusal: Error | null
  set: () => void
}

type Subject = { instance: InstanceDetails; scope: string; name: string; proposed: unknown }

/** A value that somebody writes for a variable which may change meanwhile. */
export function useValueDraft({ instance, scope, name, proposed }: Subject, onDone: () => void): ValueDraft {
  const now = standingOf(instance, scope, name)
  const [looked, setLooked] = useState(now)
  const [text, setText] = useState(() => startingText(proposed, now))
  const [wasTried, setTried] = useState(false)
  const save = useSetVariable(onDone)
  const read = readValue(text)
  const isStale = !isAsBefore(looked, now)
  const maySet = !isStale && !save.isPending && now.is !== 'gone' && now.is !== 'over'
  const refused = refusedFieldsOf(save.error).variables
  return {
    text,
    type: (typed) => {
      setText(typed)
      save.reset()
    },
    read,
    complaint: wasTried && !read.ok ? read.reason : refused,
    now,
    isStale,
    lookAgain: () => {
      setLooked(now)
      save.reset()
    },
    maySet,
    isSaving: save.isPending,
    refusal: isStale || refused !== undefined ? null : save.error,
    set: () => {
      setTried(true)
      const { id: instanceId, revision } = instance
      if (read.ok && maySet) save.mutate({ instanceId, scope, name, value: read.value, before: now, revision })
    },
  }
}

function startingText(proposed: unknown, now: Standing): string {
  if (proposed !== undefined) return written(proposed)
  return now.is === 'there' ? written(now.value) : ''
}
