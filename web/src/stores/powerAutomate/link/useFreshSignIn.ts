import { useEffect, useRef } from 'react'
import { listenForSignIn } from '../../../app/signInNews.ts'

const address = `/sign-in/again?${new URLSearchParams({ returnTo: '/signed-in' })}`

/**
 * Has somebody sign in again in a second window, and then goes on: what is open and typed here stays. Only one who asked
 * is gone on for, so that a sign-in for something else does nothing here.
 */
export function useFreshSignIn(goOn: () => void): () => void {
  const isAwaited = useRef(false)
  const next = useRef(goOn)
  next.current = goOn
  useEffect(
    () =>
      listenForSignIn(() => {
        if (!isAwaited.current) return
        isAwaited.current = false
        next.current()
      }),
    [],
  )
  return () => {
    isAwaited.current = true
    window.open(address, '_blank')
  }
}
