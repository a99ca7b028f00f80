import { useRestoreFocusTarget } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useCoversRow } from './coversRow.ts'

/** Opens what its row is about; the focus comes back when that closes. The row must be `position: relative`. */
export function RowButton({ children, onClick }: { children: ReactNode; onClick: () => void }): ReactNode {
  const { words } = useCoversRow()
  return (
    <button type="button" {...useRestoreFocusTarget()} className={words} onClick={onClick}>
      {children}
    </button>
  )
}
