import { useBlocker } from '@tanstack/react-router'
import { useState } from 'react'
import type { Session } from '../session.ts'

export type Leaving = {
  /** Somebody is about to leave what they have changed. */
  isAsking: boolean
  /** Does what leaves this diagram, after asking where something was changed. */
  ask: (leave: () => void) => void
  go: () => void
  stay: () => void
}

/** Nobody leaves a changed diagram without having been asked: by a link, by opening another, by closing the window. */
export function useLeaving(session: Session | null): Leaving {
  const isDirty = () => session?.state.get().isDirty ?? false
  const blocker = useBlocker({ shouldBlockFn: isDirty, enableBeforeUnload: isDirty, withResolver: true })
  const [asked, setAsked] = useState<(() => void) | null>(null)
  return {
    isAsking: asked !== null || blocker.status === 'blocked',
    ask: (leave) => (isDirty() ? setAsked(() => leave) : leave()),
    go: () => {
      setAsked(null)
      if (asked) asked()
      else blocker.proceed?.()
    },
    stay: () => {
      setAsked(null)
      blocker.reset?.()
    },
  }
}
