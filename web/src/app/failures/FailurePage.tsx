import { Button } from '@fluentui/react-components'
import { useRouter } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { failureOf, passesByItself } from '../../api/index.ts'
import { ButtonLink, FailureNote } from '../../parts/index.ts'
import { BrokenPage } from './BrokenPage.tsx'
import { isMissingPart } from './missingPart.ts'
import { Notice } from './Notice.tsx'
import { ServerAwayPage } from './ServerAwayPage.tsx'

type Props = { error: unknown; alone?: boolean }

/** A page that could not be opened: the server is away, was updated, refused, or we broke. */
export function FailurePage({ error, alone = false }: Props): ReactNode {
  const router = useRouter()
  if (passesByItself(error)) return <ServerAwayPage alone={alone} />
  if (isMissingPart(error)) return <MissingPartPage alone={alone} />
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

const MissingPartPage = ({ alone }: { alone: boolean }): ReactNode => (
  <Notice
    alone={alone}
    title="A part of this page did not arrive"
    actions={
      <Button appearance="primary" onClick={() => location.reload()}>
        Reload
      </Button>
    }
  >
    <p>The server was updated since this page was opened, or it does not answer at the moment. Reload the page.</p>
  </Notice>
)
