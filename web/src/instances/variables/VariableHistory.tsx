import { getInstanceStory, type InstanceDetails } from '@countersign/core/api'
import type { ReactNode } from 'react'
import { usePages } from '../../api/index.ts'
import { Answered, Lines, MoreFoot } from '../../parts/index.ts'
import type { ElementNames } from '../elements/names.ts'
import { useFollow } from '../follow.ts'
import { ChangeList } from './ChangeList.tsx'
import { changesOf } from './history.ts'
import type { Variable } from './scopes.ts'

type Props = {
  instance: Pick<InstanceDetails, 'id' | 'revision'>
  place: Pick<Variable, 'scope' | 'name'>
  names: ElementNames
  /** Absent for whoever may not set it. */
  onSetAgain?: (value: unknown) => void
}

/** Every value a variable had, read out of the story of its instance. */
export function VariableHistory({ instance: { id, revision }, place, names, ...deeds }: Props): ReactNode {
  const { scope, name } = place
  const steps = usePages(getInstanceStory, { params: { id }, query: { variable: name } })
  useFollow(revision, steps.refetch)
  return (
    <Answered answer={steps} skeleton={<Lines count={2} label="the history" />}>
      {(told) => {
        const changes = changesOf(told, scope, name, names)
        return (
          <>
            {changes.length === 0 && <p>It has been as it is since it came to be here.</p>}
            <ChangeList changes={changes} {...deeds} />
            {steps.hasNextPage && <MoreFoot pages={steps} count={changes.length} one="change" many="changes" />}
          </>
        )
      }}
    </Answered>
  )
}
