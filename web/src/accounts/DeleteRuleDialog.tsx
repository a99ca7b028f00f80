import { roles } from '@countersign/core/accounts'
import { deleteRoleRule, getMe, listAccounts, listRoleRules, type StoredRoleRule } from '@countersign/core/api'
import type { ReactNode } from 'react'
import { useAction } from '../api/index.ts'
import { ConfirmDialog, useSayDone } from '../parts/index.ts'

export function DeleteRuleDialog({ rule, onClose }: { rule: StoredRoleRule; onClose: () => void }): ReactNode {
  const sayDone = useSayDone()
  const { title } = roles[rule.role]
  const remove = useAction(deleteRoleRule, {
    changes: [listRoleRules, listAccounts, getMe],
    onDone: () => {
      sayDone(`“${rule.value}” no longer gives the role ${title}`)
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title="Delete this rule?"
      verb="Delete"
      working={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate({ params: { id: rule.id } })}
      onClose={onClose}
    >
      Whoever is {title} only because “{rule.claim}” holds “{rule.value}” loses the role at once. Look at Accounts first
      if you are not sure who that is.
    </ConfirmDialog>
  )
}
