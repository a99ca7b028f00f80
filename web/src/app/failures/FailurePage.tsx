import { Button } from '@fluentui/react-components'
import { useRouter } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { failureOf, passesByItself } from '../../api/index.ts'
import { ButtonLink, FailureNote } from '../../parts/index.ts'
import { BrokenPage } from './BrokenPage.tsx'
import { Notice } from './Notice.tsx'
import { ServerAwayPage } from './ServerAwayPage.tsx'

/** A page that could not be opened: the server is away, refused, or we broke. */
export function FailurePage({ error, alone = false }: { error: unknown; alone?: boolean }): ReactNode {
  const router = useRouter()
  if (passesByItself(error)) return <ServerAwayPage alone={alone} />
  if (!failureOf(error)) return <BrokenPage error={error} alone={alone} />
  return (
    <Notice
      alone={alone}
      title="This page can’t be opened"
      actions={
        <>
          <Button appearance="primary" onClick={() => void router.invalidate()}>
            Try again
          </Button>
          <ButtonLink to="/">Go to the first page</ButtonLink>
        </>
      }
    >
      <FailureNote error={error} />
    </Notice>
  )
}
