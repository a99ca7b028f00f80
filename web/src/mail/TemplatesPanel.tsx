import { type LetterName, letterNames, letterTemplates } from '@countersign/core/mail'
import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { type Column, DataTable, Opener, Panel } from '../parts/index.ts'

const useStyles = makeStyles({ name: { fontWeight: tokens.fontWeightSemibold } })

/** The letters there are. How one looks is shown with made-up values. */
export function TemplatesPanel({ onOpen }: { onOpen: (template: LetterName) => void }): ReactNode {
  const styles = useStyles()
  const columns: Column<LetterName>[] = [
    {
      title: 'Template',
      width: 'minmax(180px, 1fr)',
      kind: 'name',
      cell: (name) => <span className={styles.name}>{letterTemplates[name].title}</span>,
    },
    { title: 'Sent', width: 'minmax(220px, 2fr)', cell: (name) => letterTemplates[name].when },
    {
      title: 'Actions',
      width: '96px',
      kind: 'actions',
      cell: (name) => (
        <Opener size="small" aria-label={`Preview ${letterTemplates[name].title}`} onClick={() => onOpen(name)}>
          Preview
        </Opener>
      ),
    },
  ]
  return (
    <Panel title="Templates" note="What people are told, and when" flush>
      <DataTable label="Templates" columns={columns} rows={letterNames} keyOf={(name) => name} />
    </Panel>
  )
}
