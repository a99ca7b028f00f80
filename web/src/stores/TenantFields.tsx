import { type IdentityStore, listStores } from '@countersign/core/api'
import { Field, Input } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { type FieldErrors, useAnswer } from '../api/index.ts'
import { Choice } from '../parts/index.ts'

export type Tenant = NonNullable<IdentityStore['tenant']> & { clientSecret: string }

type Props = { tenant: Tenant; errors: FieldErrors; onChange: (tenant: Tenant) => void }

/** Which tenant it is, and as which of its applications Countersign asks. */
export function TenantFields({ tenant, errors, onChange }: Props): ReactNode {
  const clouds = useAnswer(listStores, {}).data?.clouds ?? []
  const text = (name: 'tenantId' | 'clientId', label: string) => (
    <Field label={label} required validationMessage={errors[name] ?? null}>
      <Input
        value={tenant[name]}
        maxLength={36}
        autoComplete="off"
        onChange={(_, { value }) => onChange({ ...tenant, [name]: value.trim() })}
      />
    </Field>
  )
  return (
    <>
      <Field label="Cloud">
        <Choice
          value={tenant.cloud}
          choices={clouds.map(({ name, title }) => [name, title] as const)}
          onChoose={(cloud) => onChange({ ...tenant, cloud })}
        />
      </Field>
      {text('tenantId', 'Tenant ID')}
      {text('clientId', 'Client ID')}
      <SecretField
        value={tenant.clientSecret}
        error={errors.clientSecret}
        hint="Of an application with Directory.Read.All, User.ReadWrite.All, Group.ReadWrite.All and User-PasswordProfile.ReadWrite.All."
        isRequired
        onChange={(clientSecret) => onChange({ ...tenant, clientSecret })}
      />
    </>
  )
}

type SecretProps = {
  value: string
  error: string | undefined
  hint: string
  isRequired?: boolean
  isFixed?: boolean
  onChange: (value: string) => void
}

export const SecretField = ({
  value,
  error,
  hint,
  isRequired = false,
  isFixed = false,
  onChange,
}: SecretProps): ReactNode => (
  <Field label="Client secret" required={isRequired} hint={hint} validationMessage={error ?? null}>
    <Input
      type="password"
      value={value}
      maxLength={200}
      autoComplete="new-password"
      readOnly={isFixed}
      onChange={(_, { value: typed }) => onChange(typed)}
    />
  </Field>
)
