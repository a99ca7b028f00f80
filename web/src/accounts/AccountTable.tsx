import { roles } from '@countersign/core/accounts'
import type { Account } from '@countersign/core/api'
import { Badge, makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { Ago, type Column, DataTable, Initials, RowButton } from '../parts/index.ts'

const useStyles = makeStyles({
  who: { display: 'flex', alignItems: 'center', gap: '12px', minWidth: 0 },
  words: { display: 'grid', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px', overflowWrap: 'anywhere' },
  roles: { display: 'flex', flexWrap: 'wrap', gap: '4px' },
})

type Props = { accounts: readonly Account[]; onOpen: (account: Account) => void }

export function AccountTable({ accounts, onOpen }: Props): ReactNode {
  const styles = useStyles()
  const columns: Column<Account>[] = [
    {
      title: 'Name',
      width: 'minmax(220px, 2fr)',
      kind: 'name',
      cell: (account) => (
        <span className={styles.who}>
          <Initials name={account.name} />
          <span className={styles.words}>
            <RowButton onClick={() => onOpen(account)}>{account.name}</RowButton>
            <span className={styles.quiet}>{account.userPrincipalName ?? account.issuer}</span>
          </span>
        </span>
      ),
    },
    {
      title: 'Roles',
      width: 'minmax(200px, 2fr)',
      cell: ({ roles: held }) => (
        <span className={styles.roles}>
          {held.map(({ role }) => (
            <Badge key={role} appearance="tint" color={role === 'user' ? 'informative' : 'brand'}>
              {roles[role].title}
            </Badge>
          ))}
        </span>
      ),
    },
    {
      title: 'Last sign-in',
      width: 'minmax(120px, 1fr)',
      cell: ({ lastSignInAt }) => <Ago at={lastSignInAt} />,
    },
    { title: 'Sessions', width: '80px', cell: ({ sessionCount }) => sessionCount },
  ]
  return <DataTable label="Accounts" columns={columns} rows={accounts} keyOf={({ id }) => id} />
}
