import { getMe } from '@countersign/core/api'
import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogTitle } from '@fluentui/react-components'
import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react'
import { call, meQuery, useMe } from '../../api/index.ts'
import { DialogSurface, useSayDone, useValue } from '../../parts/index.ts'
import { queries, sessionEnded } from '../server.ts'
import { listenForSignIn } from '../signInNews.ts'

/**
 * The session ended under a page in use. The page stays as it is, with everything typed into it, while a second window
 * signs in; its news brings this one back to life. Somebody else signing in there must not inherit what is on this page.
 */
export function SignInAgain(): ReactNode {
  const ended = useValue(sessionEnded)
  const { account } = useMe()
  const sayDone = useSayDone()

  useEffect(() => {
    if (!ended) return
    return listenForSignIn(async () => {
      const me = await call(getMe, {})
      if (me.account.id !== account.id) return location.assign('/')
      queries.setQueryData(meQuery.queryKey, me)
      sessionEnded.set(false)
      void queries.invalidateQueries()
      sayDone('Signed in again. Go on where you were.')
    })
  }, [ended, account.id, sayDone])

  useFocusBack(ended)
  return (
    <Dialog open={ended} modalType="alert">
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Your session has ended</DialogTitle>
          <DialogContent>
            Sign in again in a second window. This page stays as it is: what you typed is kept, and you can go on where
            you were.
          </DialogContent>
          <DialogActions>
            <Button as="a" href="/">
              Leave this page
            </Button>
            <Button as="a" appearance="primary" href="/sign-in?returnTo=%2Fsigned-in" target="_blank" rel="opener">
              Sign in again
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}

/**
 * Where one was before this dialog took the focus. It may lie in a dialog of the page's own, which stays out of reach of
 * a screen reader until the focus is inside it again.
 */
function useFocusBack(taken: boolean): void {
  const before = useRef<Element | null>(null)
  useLayoutEffect(() => {
    if (taken) before.current = document.activeElement
    else if (before.current instanceof HTMLElement) before.current.focus()
  }, [taken])
}
