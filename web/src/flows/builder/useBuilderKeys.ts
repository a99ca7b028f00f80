import { useEffect, useRef } from 'react'
import type { Building } from './useBuilding.ts'

/** Ctrl+S saves the draft, not the page around it; Ctrl+Z takes back, Ctrl+Y and Ctrl+Shift+Z make again. */
export function useBuilderKeys(building: Building, mayManage: boolean): void {
  const current = useRef(building)
  current.current = building
  useEffect(() => {
    if (!mayManage) return
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return
      const deed = deedOf(event.key.toLowerCase(), event.shiftKey)
      if (!deed) return
      event.preventDefault()
      void current.current[deed]()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [mayManage])
}

function deedOf(key: string, shift: boolean): 'save' | 'undo' | 'redo' | null {
  if (key === 's' && !shift) return 'save'
  if (key === 'z') return shift ? 'redo' : 'undo'
  return key === 'y' && !shift ? 'redo' : null
}
