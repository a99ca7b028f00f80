import { getStore, type IdentityStore, listDirectories, listStores, updateStore } from '@countersign/core/api'
import { providers } from '@countersign/core/directory'
import { Button, Field, Input, makeStyles } from '@fluentui/react-components'
import { getRouteApi } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useState } from 'react'
import { type FieldErrors, fieldErrorsOf, ifMatch, refusedFieldsOf, useAction, useMay } from '../api/index.ts'
import { Facts, Moment, Panel, useSayDone } from '../parts/index.ts'
import { CheckButton } from './CheckButton.tsx'
import { domainsIn } from './domainsIn.ts'
import { FillPanel } from './FillPanel.tsx'
import { NotSaved } from './NotSaved.tsx'
import { StoreFrame } from './StoreFrame.tsx'
import { SecretField } from './TenantFields.tsx'
import { useEntries } from './useEntries.ts'

const route = getRouteApi('/inside/admin/stores/$storeId/settings')

const useStyles = makeStyles({ form: { display: 'grid', gap: '16px', maxWidth: '480px', justifyItems: 'stretch' } })

/** What an identity store is called, whose people it knows, how it is filled. */
export function StoreSettingsPage(): ReactNode {
  const { storeId } = route.useParams()
  return (
    <StoreFrame storeId={storeId}>
      {(store) => (
        <>
          <General key={store.id} store={store} />
          {store.provider === 'embedded' && <FillPanel store={store} />}
        </>
      )}
    </StoreFrame>
  )
}

const entriesOf = ({ name, domains }: IdentityStore) => ({ name, domains: domains.join(', '), clientSecret: '' })

function General({ store }: { store: IdentityStore }): ReactNode {
  const styles = useStyles()
  const mayManage = useMay(updateStore.access)
  const { base, entries, setEntries, adopt } = useEntries(store, entriesOf)
  const [errors, setErrors] = useState<FieldErrors>({})
  const enter = (entered: Partial<typeof entries>) => setEntries({ ...entries, ...entered })
  const sayDone = useSayDone()
  const save = useAction(updateStore, {
    changes: [getStore, listStores, listDirectories],
    onDone: (saved) => {
      adopt(saved)
      sayDone(`The settings of “${saved.name}” are saved`)
    },
  })
  const showSaved = () => {
    adopt(store)
    setErrors({})
    save.reset()
  }
  const isFixed = !mayManage || save.isPending // what is entered meanwhile would be lost when it is saved
  function submit(event: FormEvent): void {
    event.preventDefault()
    const { name, domains, clientSecret } = entries
    const body = { name, domains: domainsIn(domains), ...(clientSecret && { clientSecret }) }
    const wrong = fieldErrorsOf(updateStore.body, body)
    setErrors(wrong)
    if (Object.keys(wrong).length > 0) return
    const input = { params: { id: store.id }, body, headers: ifMatch(base.revision) }
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
          <Input
            value={entries.name}
            maxLength={80}
            readOnly={isFixed}
            onChange={(_, { value }) => enter({ name: value })}
          />
        </Field>
        <Field
          label="Domains"
          hint="In which user names lie, several with commas between them. Who signs in with such a name is that user."
          validationMessage={errors.domains ?? null}
        >
          <Input value={entries.domains} readOnly={isFixed} onChange={(_, { value }) => enter({ domains: value })} />
        </Field>
        {store.tenant && mayManage && (
          <SecretField
            value={entries.clientSecret}
            error={errors.clientSecret}
            hint="Only to replace the one that is kept."
            isFixed={isFixed}
            onChange={(clientSecret) => enter({ clientSecret })}
          />
        )}
        {save.error && <NotSaved error={save.error} onShowSaved={showSaved} />}
        {mayManage && (
          <div>
            <Button type="submit" appearance="primary" disabledFocusable={save.isPending}>
              Save
            </Button>
          </div>
        )}
      </form>
      {/* What the tenant said of settings that hold no longer is gone with them. */}
      {store.tenant && mayManage && <CheckButton key={Math.max(base.revision, store.revision)} store={store} />}
    </Panel>
  )
}
