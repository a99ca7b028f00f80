import { type IncidentCause, listIncidentCauses, listIncidents, resolveIncidents } from '@countersign/core/api'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '../api/index.ts'
import { nothingYet, type Progress, retryAll } from './retryAll.ts'

export type RetryAll = {
  phase: 'asking' | 'running' | 'stopping' | 'ended' | 'stopped' | 'failed'
  progress: Progress
  error: unknown
  start: (retries: number | undefined) => void
  stop: () => void
}

/** Tries again wherever instances are stuck for this cause; goes on until it is stopped, or left. */
export function useRetryAll({ processId, elementId, code }: IncidentCause): RetryAll {
  const queries = useQueryClient()
  const [phase, setPhase] = useState<RetryAll['phase']>('asking')
  const [progress, setProgress] = useState(nothingYet)
  const [error, setError] = useState<unknown>(null)
  const stopped = useRef(false)

  const stop = useCallback(() => {
    stopped.current = true
    setPhase((now) => (now === 'running' ? 'stopping' : now))
  }, [])

  // Whoever leaves the page has not asked for more.
  useEffect(
    () => () => {
      stopped.current = true
    },
    [],
  )

  const start = (retries: number | undefined): void => {
    stopped.current = false
    setPhase('running')
    setError(null)
    const cause = { processId, elementId, code, retries }
    retryAll({
      resolvePage: (cursor) => call(resolveIncidents, { body: { ...cause, cursor } }),
      onProgress: setProgress,
      isStopped: () => stopped.current,
    })
      .then(setPhase, (failure: unknown) => {
        setError(failure)
        setPhase('failed')
      })
      .finally(() => {
        for (const { id } of [listIncidentCauses, listIncidents]) void queries.invalidateQueries({ queryKey: [id] })
      })
  }

  return { phase, progress, error, start, stop }
}
