import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import { meQuery } from '../../api/index.ts'
import { ButtonLink } from '../../parts/index.ts'
import { Notice } from '../failures/Notice.tsx'
import { tellOfSignIn } from '../signInNews.ts'

/** Where the second window ends after signing in again: it tells the first one, and goes. */
export function SignedInAgainPage(): ReactNode {
  const { isSuccess } = useQuery(meQuery)

  useEffect(() => {
    if (!isSuccess) return
    tellOfSignIn()
    window.close() // browsers refuse when they did not open the window for us; then the words below are read
  }, [isSuccess])

  return (
    <Notice
      alone
      title={isSuccess ? 'You are signed in' : 'One moment…'}
      actions={<ButtonLink to="/">Go to the first page</ButtonLink>}
    >
      <p>You can close this window and go on in the one you came from.</p>
    </Notice>
  )
}
