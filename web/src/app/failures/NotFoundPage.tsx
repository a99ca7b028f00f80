import { useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ButtonLink } from '../../parts/index.ts'
import { Notice } from './Notice.tsx'

export function NotFoundPage(): ReactNode {
  const { pathname } = useLocation()
  return (
    <Notice
      marked
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
