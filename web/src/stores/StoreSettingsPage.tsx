import { getStore, type IdentityStore, listDirectories, listStores, updateStore } from '@countersign/core/api'
import { providers } from '@countersign/core/directory'
import { Button, Field, Input, makeStyles } from '@fluentui/react-components'
import { getRouteApi } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useState } from 'react'
import { type FieldErrors, fieldErrorsOf, ifMatch, refusedFieldsOf, useAction, useMay } from '../api/index.ts'
import { Facts, FailureNote, Moment, Panel, useSayDone } from '../parts/index.ts'
import { CheckButton } from './CheckButton.tsx'
import { domainsIn } from './domainsIn.ts'
import { FillPanel } from './FillPanel.tsx'
import { StoreFrame } from './StoreFrame.tsx'
import { SecretField } from './TenantFields.tsx'

const route = getRouteApi('/inside/admin/stores/$storeId/settings')

const useStyles = makeStyles({ form: { display: 'grid', gap: '16px', maxWidth: '480px', justifyItems: 'stretch' } })

/** What an identity store is called, whose people it knows, how it is filled. */
export function StoreSettingsPage(): ReactNode {
  const { storeId } = route.useParams()
  return (
    <StoreFrame storeId={storeId}>
      {(store) => (
        <>
          <General key={store.revision} store={store} />
          {store.provider === 'embedded' && <FillPanel store={store} />}
        </>
      )}
    </StoreFrame>
  )
}

function General({ store }: { store: IdentityStore }): ReactNode {
  const styles = useStyles()
  const mayManage = useMay(updateStore.access)
  const [name, setName] = useState(store.name)
  const [domains, setDomains] = useState(store.domains.join(', '))
  const [clientSecret, setClientSecret] = useState('')
  const [errors, setErrors] = useState<FieldErrors>({})
  const sayDone = useSayDone()
  const save = useAction(updateStore, {
    changes: [getStore, listStores, listDirectories],
    onDone: ({ name: saved }) => sayDone(`The settings of “${saved}” are saved`),
  })
  function submit(event: FormEvent): void {
    event.preventDefault()
    const body = { name, domains: domainsIn(domains), ...(clientSecret && { clientSecret }) }
    const wrong = fieldErrorsOf(updateStore.body, body)
    setErrors(wrong)
    if (Object.keys(wrong).length > 0) return
    const input = { params: { id: store.id }, body, headers: ifMatch(store.revision) }
    save.mutate(input, { onError: (error) => setErrors(refusedFieldsOf(error)) })
  }
  return (
    <Panel title="General">
      <form className={styles.form} onSubmit={submit} noValidate>
        <Facts
          facts={{
            Provider: providers[store.provider].title,
            'Its people sign in by': store.issuer,
            ...(store.tenant && { 'Tenant ID': store.tenant.tenantId, 'Client ID': store.tenant.clientId }),
            Created: <Moment at={store.createdAt} />,
          }}
        />
        <Field label="Name" required validationMessage={errors.name ?? null}>
          <Input value={name} maxLength={80} readOnly={!mayManage} onChange={(_, { value }) => setName(value)} />
        </Field>
        <Field
          label="Domains"
          hint="In which user names lie, several with commas between them. Who signs in with such a name is that user."
          validationMessage={errors.domains ?? null}
        >
          <Input value={domains} readOnly={!mayManage} onChange={(_, { value }) => setDomains(value)} />
        </Field>
        {store.tenant && mayManage && (
          <SecretField
            value={clientSecret}
            error={errors.clientSecret}
            hint="Only to replace the one that is kept."
            onChange={setClientSecret}
          />
        )}
        {save.error && <FailureNote error={save.error} />}
        {mayManage && (
          <div>
            <Button type="submit" appearance="primary" disabledFocusable={save.isPending}>
              Save
            </Button>
          </div>
        )}
      </form>
      {store.tenant && mayManage && <CheckButton store={store} />}
    </Panel>
  )
}
