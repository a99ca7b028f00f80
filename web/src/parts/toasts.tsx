import { Toast, ToastTitle, useToastController } from '@fluentui/react-components'
import { useCallback } from 'react'

export const toasterId = 'countersign'

/** Says what was done, in the corner, for a few seconds. What failed is said where it was tried, and stays. */
export function useSayDone(): (what: string) => void {
  const { dispatchToast } = useToastController(toasterId)
  return useCallback(
    (what) =>
      dispatchToast(
        <Toast>
          <ToastTitle>{what}</ToastTitle>
        </Toast>,
        { intent: 'success' },
      ),
    [dispatchToast],
  )
}
