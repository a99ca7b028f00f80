import { useBlocker } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ConfirmDialog } from './ConfirmDialog.tsx'

type Props = {
  isDirty: () => boolean
  /** What becomes of it. */
  children: ReactNode
}

/** Nobody loses what they have entered by a slip of the hand: not by a link, not by closing the window. */
export function LeaveGuard({ isDirty, children }: Props): ReactNode {
  const blocker = useBlocker({
    // Another tab of the same page leaves nothing.
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && isDirty(),
    enableBeforeUnload: isDirty,
    withResolver: true,
  })
  if (blocker.status !== 'blocked') return null
  return (
    <ConfirmDialog
      title="Leave what you have entered?"
      verb="Leave"
      working={false}
      error={null}
      onConfirm={blocker.proceed}
      onClose={blocker.reset}
    >
      {children}
    </ConfirmDialog>
  )
}
