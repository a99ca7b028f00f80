import { deletePowerAutomate, getPowerAutomate } from '@countersign/core/api'
import type { ReactNode } from 'react'
import { useAction } from '../../../api/index.ts'
import { ConfirmDialog, useSayDone } from '../../../parts/index.ts'
import { linkAnswers } from '../answers.ts'

export function RemoveClientDialog({ storeId, onClose }: { storeId: string; onClose: () => void }): ReactNode {
  const sayDone = useSayDone()
  const remove = useAction(deletePowerAutomate, {
    changes: [getPowerAutomate, ...linkAnswers],
    onDone: () => {
      sayDone('The Power Automate client is removed')
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title="Remove the Power Automate client?"
      verb="Remove"
      working={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate({ params: { storeId } })}
      onClose={onClose}
    >
      <p>
        The links of this identity store’s workflows go with it, and so does its secret. Requests are decided here from
        then on. The flows themselves stay in Power Automate.
      </p>
    </ConfirmDialog>
  )
}
