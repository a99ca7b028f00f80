import { type Role, roleNames, roles } from '@countersign/core/accounts'
import { createRoleRule, getMe, listAccounts, listRoleRules } from '@countersign/core/api'
import { Field, Input } from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import { type FieldErrors, fieldErrorsOf, refusedFieldsOf, useAction } from '../api/index.ts'
import { Choice, FormDialog, useSayDone } from '../parts/index.ts'

type Claim = (typeof createRoleRule.body.shape.claim.options)[number]

const claimChoices: readonly [Claim, string][] = [
  ['roles', 'roles: an app role given at the identity provider'],
  ['groups', 'groups: a group, by its object id or name'],
]
const roleChoices = roleNames.map((name) => [name, roles[name].title] as const)

export function CreateRuleDialog({ onClose }: { onClose: () => void }): ReactNode {
  const sayDone = useSayDone()
  const [claim, setClaim] = useState<Claim>('roles')
  const [value, setValue] = useState('')
  const [role, setRole] = useState<Role>('administrator')
  const [errors, setErrors] = useState<FieldErrors>({})
  const create = useAction(createRoleRule, {
    changes: [listRoleRules, listAccounts, getMe],
    onDone: (rule) => {
      sayDone(`“${rule.value}” now gives the role ${roles[rule.role].title}`)
      onClose()
    },
  })

  function submit(): void {
    const body = { claim, value, role }
    const wrong = fieldErrorsOf(createRoleRule.body, body)
    setErrors(wrong)
    if (Object.keys(wrong).length > 0) return
    create.mutate({ body }, { onError: (error) => setErrors(refusedFieldsOf(error)) })
  }

  return (
    <FormDialog
      title="Create a rule"
      verb="Create"
      isWorking={create.isPending}
      error={create.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label="Claim" required validationMessage={errors.claim ?? null}>
        <Choice value={claim} choices={claimChoices} onChoose={setClaim} />
      </Field>
      <Field
        label="Value"
        required
        hint="Exactly as the identity provider sends it, capitals included."
        validationMessage={errors.value ?? null}
      >
        <Input value={value} maxLength={200} autoComplete="off" onChange={(_, data) => setValue(data.value)} />
      </Field>
      <Field label="Gives the role" required hint={roles[role].purpose} validationMessage={errors.role ?? null}>
        <Choice value={role} choices={roleChoices} onChoose={setRole} />
      </Field>
    </FormDialog>
  )
}
