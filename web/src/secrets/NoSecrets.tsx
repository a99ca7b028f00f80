import { LockClosedRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { Empty, Opener } from '../parts/index.ts'

export const NoSecrets = ({ onCreate }: { onCreate: () => void }): ReactNode => (
  <Empty
    icon={<LockClosedRegular />}
    title="There are no secrets yet"
    action={<Opener onClick={onCreate}>Create a secret</Opener>}
  >
    Keep here what must not stand in a diagram: the process has the name, and only the call that goes out has the value.
  </Empty>
)
