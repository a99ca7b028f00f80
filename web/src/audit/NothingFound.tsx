import { Button } from '@fluentui/react-components'
import { DocumentSearchRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { Empty } from '../parts/index.ts'

export const NothingFound = ({ filtered, onClear }: { filtered: boolean; onClear: () => void }): ReactNode =>
  filtered ? (
    <Empty
      icon={<DocumentSearchRegular />}
      title="No entry fits"
      action={<Button onClick={onClear}>Clear the search</Button>}
    >
      Nothing in the audit log fits all of what you look for. Search for less, or for a longer time.
    </Empty>
  ) : (
    <Empty icon={<DocumentSearchRegular />} title="Nothing has happened yet">
      Sign-ins, roles given and taken, tokens made and revoked: all of it will be told here.
    </Empty>
  )
