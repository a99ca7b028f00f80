import { Link, Toast, type ToastIntent, ToastTitle, ToastTrigger, useToastController } from '@fluentui/react-components'
import { useCallback } from 'react'

export const toasterId = 'countersign'

/** Long enough to read, think, and reach for the button. */
const undoMs = 10_000

type SayDone = (what: string, undo?: { title: string; onPress: () => void }) => void

/** Says what was done, in the corner, for a few seconds. What failed is said where it was tried, and stays. */
export function useSayDone(intent: ToastIntent = 'success'): SayDone {
  const { dispatchToast } = useToastController(toasterId)
  return useCallback(
    (what, undo) => {
      const action = undo && (
        <ToastTrigger>
          <Link as="button" onClick={undo.onPress}>
            {undo.title}
          </Link>
        </ToastTrigger>
      )
      dispatchToast(
        <Toast>
          <ToastTitle {...(action ? { action } : {})}>{what}</ToastTitle>
        </Toast>,
        { intent, pauseOnHover: true, ...(undo ? { timeout: undoMs } : {}) },
      )
    },
    [dispatchToast, intent],
  )
}
