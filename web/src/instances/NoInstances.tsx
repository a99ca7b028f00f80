import { Button } from '@fluentui/react-components'
import { FlowRegular, SearchInfoRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { ButtonLink, Empty } from '../parts/index.ts'
import { type InstancesSearch, isFiltered, isInstanceId } from './search.ts'

type Props = { search: InstancesSearch; onClear: () => void }

/** Why the list is empty, and what to do about it. */
export function NoInstances({ search, onClear }: Props): ReactNode {
  const { businessKey, variable, incidents } = search
  if (!isFiltered(search))
    return (
      <Empty
        icon={<FlowRegular />}
        title="Nothing has been started yet"
        action={<ButtonLink to="/admin/processes">Go to the processes</ButtonLink>}
      >
        Each run of a process is an instance. Start one from the page of its process, or by the API.
      </Empty>
    )
  if (businessKey && isInstanceId(businessKey))
    return (
      <Empty
        icon={<SearchInfoRegular />}
        title="No instance has this business key"
        action={
          <ButtonLink to="/admin/instances/$id" params={{ id: businessKey }}>
            Open the instance with this id
          </ButtonLink>
        }
      >
        It looks like the id of an instance, though.
      </Empty>
    )
  return (
    <Empty
      icon={<SearchInfoRegular />}
      title="No instance fits"
      action={<Button onClick={onClear}>Clear the search</Button>}
    >
      {reason({ onlyStuck: incidents === 'yes', exactly: Boolean(businessKey || variable) })}
    </Empty>
  )
}

function reason({ onlyStuck, exactly }: { onlyStuck: boolean; exactly: boolean }): string {
  if (exactly)
    return 'Business keys and variables are found by their whole value, in capitals and small letters as they are.'
  return onlyStuck
    ? 'Nothing of what you look for waits for somebody to look at it.'
    : 'Look for less, or for another state.'
}
