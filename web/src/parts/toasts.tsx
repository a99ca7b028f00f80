import { Link, Toast, type ToastIntent, ToastTitle, ToastTrigger, useToastController } from '@fluentui/react-components'
import { type MouseEvent, useCallback } from 'react'

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
          <Link
            as="button"
            onClick={(event) => {
              letGo(event)
              undo.onPress()
            }}
          >
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

/**
 * A toast that has the focus when it closes hands it on once it has faded, and takes it away from wherever one is by
 * then: from a dialog, which is out of reach for readers from then on. Who came by mouse has somewhere else to go; who
 * came by keys stands in the toast and is led on.
 */
function letGo({ currentTarget, detail: clicks }: MouseEvent<HTMLElement>): void {
  if (clicks > 0) currentTarget.blur()
}
