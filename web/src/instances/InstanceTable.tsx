import type { Instance } from '@countersign/core/api'
import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { Ago, type Column, DataTable, RowLink, useNow } from '../parts/index.ts'
import { InstanceState } from './InstanceState.tsx'
import { ranFor } from './status.ts'

const useStyles = makeStyles({
  words: { display: 'grid', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
  number: { fontVariantNumeric: 'tabular-nums' },
})

export function InstanceTable({ instances }: { instances: readonly Instance[] }): ReactNode {
  const styles = useStyles()
  const columns: Column<Instance>[] = [
    {
      title: 'Process',
      width: 'minmax(200px, 2fr)',
      kind: 'name',
      cell: ({ id, processId, processName, version, callerId }) => (
        <span className={styles.words}>
          <RowLink to="/admin/instances/$id" params={{ id }}>
            {processName ?? processId}
          </RowLink>
          <span className={styles.quiet}>
            Version {version}
            {callerId && ' · called by another instance'}
          </span>
        </span>
      ),
    },
    { title: 'Business key', width: 'minmax(120px, 1.4fr)', cell: ({ businessKey }) => businessKey ?? '—' },
    {
      title: 'State',
      width: 'minmax(170px, 1.2fr)',
      cell: (instance) => <InstanceState instance={instance} />,
    },
    { title: 'Started', width: 'minmax(110px, 0.8fr)', cell: ({ startedAt }) => <Ago at={startedAt} /> },
    {
      title: 'Ran for',
      width: '136px',
      cell: (instance) => <Lasting instance={instance} />,
    },
  ]
  return <DataTable label="Instances" columns={columns} rows={instances} keyOf={({ id }) => id} />
}

function Lasting({ instance }: { instance: Instance }): ReactNode {
  const { number } = useStyles()
  return <span className={number}>{ranFor(instance, useNow())}</span>
}
