import { useEffect } from 'react'
import type { Session } from '../session.ts'
import { saveFile } from './save.ts'

/** Ctrl+S saves the diagram, not the page around it. */
export function useSaveKey(session: Session): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key !== 's') return
      event.preventDefault()
      void saveFile(session)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [session])
}
