import type { Secret } from '@countersign/core/api'
import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { Ago, type Column, CopyButton, DataTable, Opener } from '../parts/index.ts'
import { reference } from './reference.ts'
import { UsedBy } from './UsedBy.tsx'

const useStyles = makeStyles({
  name: { display: 'flex', alignItems: 'center', gap: '4px', minWidth: 0 },
  code: { fontFamily: tokens.fontFamilyMonospace, fontWeight: tokens.fontWeightSemibold },
  words: { display: 'grid' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
  actions: { display: 'flex', gap: '8px' },
})

type Props = {
  secrets: readonly Secret[]
  onReplace: (secret: Secret) => void
  onDelete: (secret: Secret) => void
}

export function SecretTable({ secrets, onReplace, onDelete }: Props): ReactNode {
  const styles = useStyles()
  const columns: Column<Secret>[] = [
    {
      title: 'Name',
      width: 'minmax(200px, 1.5fr)',
      kind: 'name',
      cell: ({ name }) => (
        <span className={styles.name}>
          <span className={styles.code}>{name}</span>
          <CopyButton text={reference(name)} label={`Copy ${reference(name)}`} />
        </span>
      ),
    },
    { title: 'Used by', width: 'minmax(160px, 1.6fr)', cell: ({ usedBy }) => <UsedBy processes={usedBy} /> },
    {
      title: 'Changed',
      width: 'minmax(140px, 1fr)',
      cell: ({ changedAt, changedBy }) => (
        <span className={styles.words}>
          <Ago at={changedAt} />
          {changedBy && <span className={styles.quiet}>by {changedBy.name}</span>}
        </span>
      ),
    },
    {
      title: 'Actions',
      width: '172px',
      kind: 'actions',
      cell: (secret) => (
        <span className={styles.actions}>
          <Opener size="small" onClick={() => onReplace(secret)} aria-label={`Replace ${secret.name}`}>
            Replace
          </Opener>
          <Opener size="small" onClick={() => onDelete(secret)} aria-label={`Delete ${secret.name}`}>
            Delete
          </Opener>
        </span>
      ),
    },
  ]
  return <DataTable label="Secrets" columns={columns} rows={secrets} keyOf={({ name }) => name} />
}
