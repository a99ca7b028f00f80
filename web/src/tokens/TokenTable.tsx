import { permissions } from '@countersign/core/accounts'
import type { ApiToken } from '@countersign/core/api'
import { Badge, makeStyles, tokens as theme } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { Ago, type Column, DataTable, Opener, useNow } from '../parts/index.ts'
import { isAlive, stateOf, type TokenState } from './state.ts'

const useStyles = makeStyles({
  name: { fontWeight: theme.fontWeightSemibold },
  words: { display: 'grid' },
  quiet: { color: theme.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
  scopes: { display: 'flex', flexWrap: 'wrap', gap: '4px' },
})

const badges: Record<TokenState, { title: string; color: 'success' | 'warning' | 'danger' | 'subtle' }> = {
  active: { title: 'Active', color: 'success' },
  ending: { title: 'Ends soon', color: 'warning' },
  expired: { title: 'Expired', color: 'danger' },
  revoked: { title: 'Revoked', color: 'subtle' },
}

type Props = { tokens: readonly ApiToken[]; showOwner: boolean; onRevoke: (token: ApiToken) => void }

export function TokenTable({ tokens, showOwner, onRevoke }: Props): ReactNode {
  const styles = useStyles()
  const nowMs = useNow()
  const columns: Column<ApiToken>[] = [
    {
      title: 'Name',
      width: 'minmax(180px, 1.6fr)',
      kind: 'name',
      cell: ({ name, owner, createdAt }) => (
        <span className={styles.words}>
          <span className={styles.name}>{name}</span>
          <span className={styles.quiet}>
            Created <Ago at={createdAt} />
            {showOwner && ` by ${owner.name}`}
          </span>
        </span>
      ),
    },
    {
      title: 'Scopes',
      width: 'minmax(140px, 2fr)',
      cell: ({ scopes }) => (
        <span className={styles.scopes}>
          {scopes.map((scope) => (
            <Badge key={scope} appearance="outline" color="informative" title={permissions[scope]}>
              {scope}
            </Badge>
          ))}
        </span>
      ),
    },
    {
      title: 'State',
      width: '92px',
      cell: (token) => {
        const { title, color } = badges[stateOf(token, nowMs)]
        return (
          <Badge appearance="tint" color={color}>
            {title}
          </Badge>
        )
      },
    },
    { title: 'Expires', width: 'minmax(96px, 0.8fr)', cell: ({ expiresAt }) => <Ago at={expiresAt} /> },
    { title: 'Last used', width: 'minmax(96px, 0.8fr)', cell: ({ lastUsedAt }) => <Ago at={lastUsedAt} /> },
    {
      title: 'Actions',
      width: '84px',
      kind: 'actions',
      cell: (token) =>
        isAlive(stateOf(token, nowMs)) && (
          <Opener size="small" onClick={() => onRevoke(token)} aria-label={`Revoke ${token.name}`}>
            Revoke
          </Opener>
        ),
    },
  ]
  return <DataTable label="API tokens" columns={columns} rows={tokens} keyOf={({ id }) => id} />
}
