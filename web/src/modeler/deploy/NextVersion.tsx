import { listProcessVersions } from '@countersign/core/api'
import type { ReactNode } from 'react'
import { problemCodeOf, useAnswer } from '../../api/index.ts'
import type { Origin } from '../drafts/draft.ts'

type Props = { process: { id: string; name: string | null }; origin: Origin | null }

/** What deploying makes of a process: its first version, or one more. */
export function NextVersion({ process: { id, name }, origin }: Props): ReactNode {
  const versions = useAnswer(listProcessVersions, { params: { processId: id }, query: { limit: 1 } })
  const newest = versions.data?.items[0]?.version
  return (
    <>
      <strong>{name ?? id}</strong> {name && `(${id}) `}
      {problemCodeOf(versions.error) === 'not-found' && 'is new: it becomes version 1.'}
      {newest !== undefined &&
        `becomes version ${newest + 1}. Instances that run keep theirs. ${caution(id, newest, origin)}`}
    </>
  )
}

/** What somebody may not know who did not look at what is deployed. */
function caution(id: string, newest: number, origin: Origin | null): string {
  if (origin?.processId !== id)
    return 'There is a process with this id already; for new instances yours takes its place.'
  if (newest > origin.version)
    return `You began with version ${origin.version}: what was changed since is not in yours.`
  return ''
}
