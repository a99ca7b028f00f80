import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { DeleteRegular } from '@fluentui/react-icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useMe } from '../../api/index.ts'
import { Ago, type Column, ConfirmDialog, DataTable, Panel, RowLink } from '../../parts/index.ts'
import type { Draft } from '../drafts/draft.ts'
import { deleteDraft, listDrafts } from '../drafts/store.ts'

const useStyles = makeStyles({ quiet: { color: tokens.colorNeutralForeground3 } })

/** What was begun in this browser and not yet deployed. Nothing is shown where there is nothing. */
export function DraftsPanel(): ReactNode {
  const styles = useStyles()
  const { account } = useMe()
  const queries = useQueryClient()
  const [discarding, setDiscarding] = useState<Draft | null>(null)
  const queryKey = ['modeler.drafts', account.id]
  const { data: drafts = [] } = useQuery({ queryKey, queryFn: () => listDrafts(account.id), gcTime: 0, retry: false })

  async function discard({ id }: Draft): Promise<void> {
    await deleteDraft(id)
    setDiscarding(null)
    await queries.invalidateQueries({ queryKey })
  }

  const columns: Column<Draft>[] = [
    {
      title: 'Diagram',
      width: 'minmax(180px, 1fr)',
      kind: 'name',
      cell: ({ id, title, fileName }) => (
        <RowLink to="/admin/modeler" search={{ draft: id }}>
          {title || fileName}
        </RowLink>
      ),
    },
    {
      title: 'Begun with',
      width: 'minmax(180px, 1fr)',
      cell: ({ origin, fileName }) =>
        origin ? `Version ${origin.version} of ${origin.processId}` : <span className={styles.quiet}>{fileName}</span>,
    },
    { title: 'Changed', width: '140px', cell: ({ changedAtMs }) => <Ago at={new Date(changedAtMs).toISOString()} /> },
    {
      title: 'Actions',
      width: '40px',
      kind: 'actions',
      cell: (draft) => (
        <Button
          appearance="subtle"
          icon={<DeleteRegular />}
          aria-label={`Discard the draft of ${draft.title || draft.fileName}`}
          onClick={() => setDiscarding(draft)}
        />
      ),
    },
  ]
  if (drafts.length === 0) return null
  return (
    <Panel title="Drafts in this browser" note="Changed, and not yet deployed" flush>
      <DataTable label="Drafts in this browser" columns={columns} rows={drafts} keyOf={({ id }) => id} />
      {discarding && (
        <ConfirmDialog
          title={`Discard the draft of “${discarding.title || discarding.fileName}”?`}
          verb="Discard"
          working={false}
          error={null}
          onConfirm={() => void discard(discarding)}
          onClose={() => setDiscarding(null)}
        >
          What was changed is in no other place and can’t be brought back.
        </ConfirmDialog>
      )}
    </Panel>
  )
}
