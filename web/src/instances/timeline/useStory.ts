import { getInstanceStory, type InstanceDetails } from '@countersign/core/api'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { call, pagesKey, usePages } from '../../api/index.ts'
import { useFollow } from '../follow.ts'
import { type Told, withNewer } from './pages.ts'

const stepsAtOnce = 100

/** The story of an instance, newest first; of one element only, if one is named. It goes on as the instance does. */
export function useStory({ id, revision }: Pick<InstanceDetails, 'id' | 'revision'>, elementId: string | undefined) {
  const queries = useQueryClient()
  const pages = usePages(getInstanceStory, inputOf(id, elementId))
  const readOn = useCallback(async () => {
    const input = inputOf(id, elementId)
    const newest = await call(getInstanceStory, input)
    queries.setQueryData(pagesKey(getInstanceStory, input), (told: Told<(typeof newest.items)[number]> | undefined) =>
      told ? withNewer(told, newest) : told,
    )
  }, [queries, id, elementId])
  useFollow(revision, readOn)
  return pages
}

const inputOf = (id: string, elementId: string | undefined) => ({
  params: { id },
  query: { limit: stepsAtOnce, ...(elementId === undefined ? {} : { elementId }) },
})
