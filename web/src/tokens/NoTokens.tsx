import { KeyRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { Empty, Opener } from '../parts/index.ts'

export const NoTokens = ({ whose, onCreate }: { whose: 'me' | 'everybody'; onCreate: () => void }): ReactNode => (
  <Empty
    icon={<KeyRegular />}
    title={whose === 'me' ? 'You have no API tokens' : 'Nobody has an API token'}
    action={<Opener onClick={onCreate}>Create a token</Opener>}
  >
    Make one for each program that calls the API, so that each can be revoked without disturbing the others.
  </Empty>
)
