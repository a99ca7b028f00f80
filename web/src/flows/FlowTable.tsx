import { type FlowSummary, getFlow } from '@countersign/core/api'
import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { call } from '../api/index.ts'
import { Ago, type Column, counted, DataTable, FailureNote, RowLink } from '../parts/index.ts'
import { triggerKinds } from './draft/summary.ts'
import { FlowState } from './FlowState.tsx'
import { useSwitch } from './useSwitch.ts'

const useStyles = makeStyles({
  words: { display: 'grid', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
})

type Props = { flows: readonly FlowSummary[]; mayManage: boolean }

export function FlowTable({ flows, mayManage }: Props): ReactNode {
  const styles = useStyles()
  const columns: Column<FlowSummary>[] = [
    {
      title: 'Name',
      width: 'minmax(200px, 2fr)',
      kind: 'name',
      cell: ({ id, name, description }) => (
        <span className={styles.words}>
          <RowLink to="/admin/flows/$id" params={{ id }}>
            {name}
          </RowLink>
          {description && <span className={styles.quiet}>{description}</span>}
        </span>
      ),
    },
    { title: 'State', width: 'minmax(110px, 1fr)', cell: (flow) => <FlowState flow={flow} /> },
    {
      title: 'Trigger',
      width: 'minmax(120px, 1fr)',
      cell: ({ trigger }) => (trigger ? triggerKinds[trigger].title : 'None yet'),
    },
    { title: 'Last run', width: 'minmax(110px, 1fr)', cell: (flow) => <LastRun flow={flow} /> },
    {
      title: 'Changed',
      width: 'minmax(110px, 1fr)',
      cell: ({ updatedAt, updatedBy }) => (
        <span className={styles.words}>
          <Ago at={updatedAt} />
          <span className={styles.quiet}>{updatedBy}</span>
        </span>
      ),
    },
    {
      title: 'Actions',
      width: '104px',
      kind: 'actions',
      cell: (flow) => mayManage && <Switch flow={flow} />,
    },
  ]
  return <DataTable label="Action flows" columns={columns} rows={flows} keyOf={({ id }) => id} />
}

function LastRun({ flow: { lastRun, running, incidents } }: { flow: FlowSummary }): ReactNode {
  const styles = useStyles()
  return (
    <span className={styles.words}>
      <Ago at={lastRun?.startedAt ?? null} />
      {running > 0 && <span className={styles.quiet}>{counted(running, 'running', 'running')}</span>}
      {incidents > 0 && <span className={styles.quiet}>{counted(incidents, 'needs attention', 'need attention')}</span>}
    </span>
  )
}

/** What the draft lacks is said where it is mended: in the builder. */
function Switch({ flow }: { flow: FlowSummary }): ReactNode {
  const { activate, deactivate } = useSwitch(() => undefined)
  const read = useMutation({ mutationFn: () => call(getFlow, { params: { id: flow.id } }) })
  const isActive = flow.state === 'active'
  const turn = async () => (isActive ? deactivate : activate).mutate(await read.mutateAsync())
  const error = read.error ?? activate.error ?? deactivate.error
  return (
    <>
      <Button
        size="small"
        aria-label={`${isActive ? 'Deactivate' : 'Activate'} ${flow.name}`}
        disabledFocusable={read.isPending || activate.isPending || deactivate.isPending}
        onClick={() => void turn().catch(() => undefined)}
      >
        {isActive ? 'Deactivate' : 'Activate'}
      </Button>
      {error && <FailureNote error={error} />}
    </>
  )
}
