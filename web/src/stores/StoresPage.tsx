import { type IdentityStore, listStores } from '@countersign/core/api'
import { providers } from '@countersign/core/directory'
import {
  Badge,
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { AddRegular, MoreHorizontalRegular, OrganizationRegular } from '@fluentui/react-icons'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useAnswer, useMay } from '../api/index.ts'
import {
  Answered,
  amount,
  type Column,
  counted,
  DataTable,
  Empty,
  Lines,
  Opener,
  Page,
  Panel,
  RowLink,
} from '../parts/index.ts'
import { CreateStoreDialog } from './CreateStoreDialog.tsx'
import { importWords, isImporting } from './importWords.ts'

const useStyles = makeStyles({
  words: { display: 'grid', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
})

const refreshMs = 2_000

/** The directories that are looked after here. */
export function StoresPage(): ReactNode {
  const stores = useAnswer(listStores, {}, { everyMs: refreshMs })
  const mayManage = useMay('stores.manage')
  const [creating, setCreating] = useState(false)
  const create = (
    <Opener appearance="primary" icon={<AddRegular />} onClick={() => setCreating(true)}>
      Create identity store
    </Opener>
  )
  return (
    <Page
      title="Identity Stores"
      lead="The directories that are looked after here: who is in them, and who may change what."
      actions={mayManage && create}
    >
      <Panel title="Identity stores" note={stores.data && counted(stores.data.items.length, 'store', 'stores')} flush>
        <Answered answer={stores} skeleton={<Lines inset count={3} label="identity stores" />}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty icon={<OrganizationRegular />} title="There is no identity store yet" action={mayManage && create}>
                An identity store holds users and groups. Create one, and fill it by hand or by an import.
              </Empty>
            ) : (
              <StoreTable stores={items} />
            )
          }
        </Answered>
      </Panel>
      {creating && <CreateStoreDialog onClose={() => setCreating(false)} />}
    </Page>
  )
}

function StoreTable({ stores }: { stores: readonly IdentityStore[] }): ReactNode {
  const styles = useStyles()
  const columns: Column<IdentityStore>[] = [
    {
      title: 'Name',
      width: 'minmax(220px, 2fr)',
      kind: 'name',
      cell: ({ id, name, domains }) => (
        <span className={styles.words}>
          <RowLink to="/admin/stores/$storeId" params={{ storeId: id }}>
            {name}
          </RowLink>
          <span className={styles.quiet}>{domains.join(', ') || 'No domains'}</span>
        </span>
      ),
    },
    { title: 'Provider', width: 'minmax(120px, 1fr)', cell: ({ provider }) => providers[provider].title },
    { title: 'Users', width: '96px', cell: ({ users }) => (users === null ? '–' : amount(users)) },
    { title: 'Groups', width: '96px', cell: ({ groups }) => (groups === null ? '–' : amount(groups)) },
    { title: 'State', width: 'minmax(140px, 1fr)', cell: (store) => <State store={store} /> },
    { title: 'Actions', width: '56px', kind: 'actions', cell: (store) => <StoreMenu store={store} /> },
  ]
  return <DataTable label="Identity stores" columns={columns} rows={stores} keyOf={({ id }) => id} />
}

function State({ store }: { store: IdentityStore }): ReactNode {
  if (isImporting(store.import)) return <Badge color="informative">Importing</Badge>
  if (store.import?.state === 'failed') return <Badge color="danger">{importWords.failed}</Badge>
  return (
    <Badge appearance="tint" color="success">
      Ready
    </Badge>
  )
}

function StoreMenu({ store: { id, name } }: { store: IdentityStore }): ReactNode {
  const navigate = useNavigate()
  const params = { storeId: id }
  return (
    <Menu positioning="below-end">
      <MenuTrigger disableButtonEnhancement>
        <Button size="small" appearance="subtle" icon={<MoreHorizontalRegular />} aria-label={`More for ${name}`} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem onClick={() => void navigate({ to: '/admin/stores/$storeId/settings', params })}>Edit</MenuItem>
          <MenuItem onClick={() => void navigate({ to: '/admin/stores/$storeId', params })}>See users</MenuItem>
          <MenuItem onClick={() => void navigate({ to: '/admin/stores/$storeId/groups', params })}>See groups</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
