// How many dialogs are open: what a page opens where there is no room beside it would open over them, and take their focus.

import { useLayoutEffect, useState } from 'react'
import { useMedia } from './useMedia.ts'
import { makeValue, useValue } from './value.ts'

const openDialogs = makeValue(0)

/** Counts a dialog for as long as it is there. */
export function useCountDialog(): void {
  useLayoutEffect(() => {
    openDialogs.set(openDialogs.get() + 1)
    return () => openDialogs.set(openDialogs.get() - 1)
  }, [])
}

/** As `useMedia`, for what opens over the page where there is no room: beneath a dialog, what held before it was opened. */
export function useMediaBeneathDialogs(query: string): boolean {
  const holds = useMedia(query)
  const isHeld = useValue(openDialogs) > 0
  const [shown, setShown] = useState(holds)
  if (!isHeld && shown !== holds) setShown(holds)
  return shown
}
