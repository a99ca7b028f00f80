import { createStore, listDirectories, listStores } from '@countersign/core/api'
import { type Provider, providerNames, providers } from '@countersign/core/directory'
import { Field, Input } from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import { type FieldErrors, fieldErrorsOf, refusedFieldsOf, useAction } from '../api/index.ts'
import { Choice, FormDialog, useSayDone } from '../parts/index.ts'
import { domainsIn } from './domainsIn.ts'
import { type Tenant, TenantFields } from './TenantFields.tsx'

const noTenant: Tenant = { cloud: 'public', tenantId: '', clientId: '', clientSecret: '' }

/** An identity store that is kept here, empty at first, or a tenant of Microsoft Entra ID. */
export function CreateStoreDialog({ onClose }: { onClose: () => void }): ReactNode {
  const [name, setName] = useState('')
  const [domains, setDomains] = useState('')
  const [provider, setProvider] = useState<Provider>('embedded')
  const [tenant, setTenant] = useState(noTenant)
  const [errors, setErrors] = useState<FieldErrors>({})
  const sayDone = useSayDone()
  const create = useAction(createStore, {
    changes: [listStores, listDirectories],
    onDone: (store) => {
      sayDone(`“${store.name}” is created`)
      onClose()
    },
  })
  /** Somebody went on typing: what was complained about may be mended. */
  function touched<Value>(set: (value: Value) => void): (value: Value) => void {
    return (value) => {
      set(value)
      setErrors({})
      create.reset()
    }
  }
  function submit(): void {
    const body = { name, domains: domainsIn(domains), ...(provider === 'entra' && { entra: tenant }) }
    const wrong = { ...fieldErrorsOf(createStore.body, body), ...tenantErrors(body) }
    setErrors(wrong)
    if (Object.keys(wrong).length === 0)
      create.mutate({ body }, { onError: (error) => setErrors(refusedFieldsOf(error)) })
  }
  return (
    <FormDialog
      title="Create identity store"
      verb="Create"
      isWorking={create.isPending}
      error={create.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label="Provider" hint={providers[provider].purpose}>
        <Choice
          value={provider}
          choices={providerNames.map((one) => [one, providers[one].title] as const)}
          onChoose={setProvider}
        />
      </Field>
      <Field label="Name" required validationMessage={errors.name ?? null}>
        <Input value={name} maxLength={80} autoComplete="off" onChange={(_, { value }) => touched(setName)(value)} />
      </Field>
      <Field
        label="Domains"
        hint="In which user names lie, such as alder.example; several with commas between them."
        validationMessage={errors.domains ?? null}
      >
        <Input value={domains} autoComplete="off" onChange={(_, { value }) => touched(setDomains)(value)} />
      </Field>
      {provider === 'entra' && <TenantFields tenant={tenant} errors={errors} onChange={touched(setTenant)} />}
    </FormDialog>
  )
}

/** What is wrong with each field of the tenant, by its own name. */
const tenantErrors = ({ entra }: { entra?: Tenant }): FieldErrors =>
  entra ? fieldErrorsOf(createStore.body.shape.entra, entra) : {}
