import { useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ButtonLink } from '../../parts/index.ts'
import { Notice } from './Notice.tsx'

export function NotFoundPage({ alone = false }: { alone?: boolean }): ReactNode {
  const { pathname } = useLocation()
  return (
    <Notice
      alone={alone}
      title="There is no page here"
      actions={
        <ButtonLink to="/" appearance="primary">
          Go to the first page
        </ButtonLink>
      }
    >
      <p>
        Nothing is at <code>{pathname}</code>. The address may be mistyped, or what it led to is gone.
      </p>
    </Notice>
  )
}
