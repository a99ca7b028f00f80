import { useBlocker } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ConfirmDialog } from '../../parts/index.ts'

/** Nobody loses what they have entered by a slip of the hand: not by a link, not by closing the window. */
export function LeaveGuard({ isDirty }: { isDirty: () => boolean }): ReactNode {
  const blocker = useBlocker({ shouldBlockFn: isDirty, enableBeforeUnload: isDirty, withResolver: true })
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
      It is not kept. The task stays yours.
    </ConfirmDialog>
  )
}
