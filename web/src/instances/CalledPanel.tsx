import type { InstanceDetails } from '@countersign/core/api'
import { makeStyles } from '@fluentui/react-components'
import { FlowRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { type Column, DataTable, Empty, RowLink, TextLink } from '../parts/index.ts'
import type { ElementNames } from './elements/names.ts'
import { InstanceState } from './InstanceState.tsx'
import { elementOf } from './variables/scopes.ts'

const useStyles = makeStyles({ foot: { padding: '12px 16px' } })

type Called = InstanceDetails['called'][number]

/** The instances that its call activities have started, newest first. */
export function CalledPanel({ instance, names }: { instance: InstanceDetails; names: ElementNames }): ReactNode {
  const styles = useStyles()
  const { id: callerId, called } = instance
  const columns: Column<Called>[] = [
    {
      title: 'Process',
      width: 'minmax(180px, 2fr)',
      kind: 'name',
      cell: ({ id, processId }) => (
        <RowLink to="/admin/instances/$id" params={{ id }}>
          {processId}
        </RowLink>
      ),
    },
    { title: 'Called by', width: 'minmax(160px, 2fr)', cell: ({ visit }) => names.nameOf(elementOf(visit)) },
    { title: 'State', width: 'minmax(130px, 1fr)', cell: (one) => <InstanceState instance={one} /> },
  ]
  if (called.length === 0)
    return (
      <Empty icon={<FlowRegular />} title="It has called no other process">
        A call activity starts an instance of another process and waits for its end.
      </Empty>
    )
  return (
    <>
      <DataTable label="Called instances" columns={columns} rows={called} keyOf={({ id }) => id} />
      <p className={styles.foot}>
        <TextLink to="/admin/instances" search={{ callerId }}>
          Search among them
        </TextLink>
      </p>
    </>
  )
}
