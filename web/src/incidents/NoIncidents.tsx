import { Button } from '@fluentui/react-components'
import { CheckmarkCircleRegular, SearchInfoRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { ButtonLink, Empty } from '../parts/index.ts'

export const NoIncidents = ({ filtered, onClear }: { filtered: boolean; onClear: () => void }): ReactNode =>
  filtered ? (
    <Empty
      icon={<SearchInfoRegular />}
      title="No incident fits"
      action={<Button onClick={onClear}>Clear the search</Button>}
    >
      Nothing of what you look for waits for somebody to look at it.
    </Empty>
  ) : (
    <Empty
      icon={<CheckmarkCircleRegular />}
      title="Nothing is stuck"
      action={<ButtonLink to="/admin/instances">See what runs</ButtonLink>}
    >
      Where an instance can’t go on by itself, it waits here until somebody has looked: nothing is lost, and nothing is
      done twice blindly.
    </Empty>
  )
