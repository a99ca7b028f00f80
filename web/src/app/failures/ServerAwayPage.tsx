import { useRouter } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { useValue } from '../../parts/index.ts'
import { watch } from '../server.ts'
import { Notice } from './Notice.tsx'
import { RetryCountdown } from './RetryCountdown.tsx'

/** For the first page of a visit, which has nothing to show yet; later there is `ConnectionBar`. */
export function ServerAwayPage({ alone }: { alone: boolean }): ReactNode {
  const router = useRouter()
  const connection = useValue(watch.connection)

  useEffect(() => {
    if (connection.status === 'up') void router.invalidate()
  }, [connection.status, router])

  return (
    <Notice alone={alone} title="The server does not answer" actions={<RetryCountdown />}>
      <p>It may be starting again, or the way to it is interrupted. This page opens by itself as soon as it answers.</p>
      <p>If it stays like this, whoever runs Countersign here can look with “countersign doctor” on the server.</p>
    </Notice>
  )
}
