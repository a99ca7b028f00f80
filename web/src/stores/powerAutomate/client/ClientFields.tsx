import { Field, Input } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import type { FieldErrors } from '../../../api/index.ts'
import { Choice } from '../../../parts/index.ts'
import { SecretField } from '../../TenantFields.tsx'
import { type ClientDraft, inCloud, isAddress, needsSecret, type Settings } from './clientDraft.ts'

type Props = {
  draft: ClientDraft
  settings: Settings
  errors: FieldErrors
  onChange: (draft: ClientDraft) => void
}

/** Where the flows are, where they reach this server, and as which application it asks. */
export function ClientFields({ draft, settings, errors, onChange }: Props): ReactNode {
  const put = (change: Partial<ClientDraft>) => onChange({ ...draft, ...change })
  const isNew = settings.client === null
  return (
    <>
      <Environment draft={draft} settings={settings} errors={errors} onChange={onChange} />
      <Field
        label="Data Service URL"
        required
        hint="Where Power Automate reaches this server: its address as the Internet knows it."
        validationMessage={errors.dataServiceUrl ?? null}
      >
        <Input
          type="url"
          value={draft.dataServiceUrl}
          autoComplete="off"
          onChange={(_, { value }) => put({ dataServiceUrl: value.trim() })}
        />
      </Field>
      {(['tenantId', 'clientId'] as const).map((name) => (
        <Field key={name} label={labels[name]} required hint={hints[name]} validationMessage={errors[name] ?? null}>
          <Input
            value={draft[name]}
            maxLength={36}
            autoComplete="off"
            onChange={(_, { value }) => put({ [name]: value.trim() })}
          />
        </Field>
      ))}
      <SecretField
        value={draft.clientSecret}
        error={errors.clientSecret}
        hint={
          isNew
            ? 'Its value, not its id. It is sealed, and shown to nobody again.'
            : 'Only to replace the one that is kept.'
        }
        isRequired={needsSecret(draft, settings.client)}
        onChange={(clientSecret) => put({ clientSecret })}
      />
    </>
  )
}

const labels = { tenantId: 'Tenant ID', clientId: 'Client ID' } as const

const hints = {
  tenantId: 'Of the app registration in the Microsoft Entra admin center: Directory (tenant) ID.',
  clientId: 'Of the same app registration: Application (client) ID.',
} as const

function Environment({ draft, settings: { clouds }, errors, onChange }: Props): ReactNode {
  const regions = clouds.find(({ name }) => name === draft.cloud)?.regions ?? []
  return (
    <>
      {clouds.length > 1 && (
        <Field label="Cloud">
          <Choice
            value={draft.cloud}
            choices={clouds.map(({ name, title }) => [name, title] as const)}
            onChoose={(cloud) => onChange(inCloud(draft, cloud, clouds))}
          />
        </Field>
      )}
      <Field
        label="Organization Code"
        required
        hint="The unique name of the environment that stores your flows, or its whole address."
        validationMessage={errors.organization ?? null}
      >
        <Input
          value={draft.organization}
          maxLength={300}
          autoComplete="off"
          placeholder="org11aaa11a"
          onChange={(_, { value }) => onChange({ ...draft, organization: value.trim() })}
        />
      </Field>
      {!isAddress(draft.organization) && (
        <Field label="Region" required hint="Where the environment lies." validationMessage={errors.region ?? null}>
          <Choice
            value={draft.region}
            choices={regions.map(({ code, title, host }) => [code, `${title} (${host})`] as const)}
            onChoose={(region) => onChange({ ...draft, region })}
          />
        </Field>
      )}
    </>
  )
}
