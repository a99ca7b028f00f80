import type { WorkflowAnswer } from '@countersign/core/api'
import { useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'
import { useSayDone } from '../../../parts/index.ts'

/** After a workflow was saved one is back in the list, and is not asked whether to leave. */
export function useSaved(storeId: string): { isSaved: () => boolean; show: (workflow: WorkflowAnswer) => void } {
  const isSaved = useRef(false)
  const navigate = useNavigate()
  const sayDone = useSayDone()
  return {
    isSaved: () => isSaved.current,
    show: ({ name }) => {
      isSaved.current = true
      sayDone(`“${name}” is saved`)
      void navigate({ to: '/admin/stores/$storeId/workflows', params: { storeId } })
    },
  }
}
