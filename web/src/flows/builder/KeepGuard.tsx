import { useBlocker } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ConfirmDialog } from '../../parts/index.ts'
import { useBuilder } from './context.ts'

/** What is not saved is saved before anybody leaves, or they say that it may go. */
export function KeepGuard(): ReactNode {
  const { isDirty, isSaving, save, saveError } = useBuilder()
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => isDirty && current.pathname !== next.pathname,
    enableBeforeUnload: () => isDirty,
    withResolver: true,
  })
  if (blocker.status !== 'blocked') return null
  const saveAndLeave = async () => {
    if (await save()) blocker.proceed()
  }
  return (
    <ConfirmDialog
      title="Save the draft before you leave?"
      verb="Save and leave"
      dismissal="Stay"
      working={isSaving}
      error={saveError}
      onConfirm={() => void saveAndLeave()}
      onClose={blocker.reset}
    >
      What you have changed is not saved yet.
    </ConfirmDialog>
  )
}
