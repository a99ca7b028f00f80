// A dialog belongs to the page it was opened over: while one is open, that page does not rearrange itself beneath it.

import { useLayoutEffect, useState } from 'react'
import { useMedia } from './useMedia.ts'
import { makeValue, useValue } from './value.ts'

const openDialogs = makeValue(0)

/** Counts a dialog for as long as it is open. */
export function useCountDialog(isOpen = true): void {
  useLayoutEffect(() => {
    if (!isOpen) return
    openDialogs.set(openDialogs.get() + 1)
    return () => openDialogs.set(openDialogs.get() - 1)
  }, [isOpen])
}

/** As `useMedia`, for what opens over the page where there is no room: it would open over the dialog, and take its focus. */
export function useMediaBeneathDialogs(query: string): boolean {
  const holds = useMedia(query)
  const isHeld = useValue(openDialogs) > 0
  const [shown, setShown] = useState(holds)
  if (!isHeld && shown !== holds) setShown(holds)
  return shown
}
