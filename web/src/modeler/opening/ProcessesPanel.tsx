import { listProcesses, type ProcessSummary } from '@countersign/core/api'
import { makeStyles, tokens } from '@fluentui/react-components'
import { FlowchartRegular } from '@fluentui/react-icons'
import { type ReactNode, useState } from 'react'
import { usePages } from '../../api/index.ts'
import {
  Ago,
  Answered,
  type Column,
  DataTable,
  Empty,
  Lines,
  MoreFoot,
  Panel,
  RowLink,
  SearchBox,
} from '../../parts/index.ts'

const useStyles = makeStyles({
  search: { padding: '12px 16px 4px' },
  code: { fontFamily: tokens.fontFamilyMonospace, fontSize: '13px', color: tokens.colorNeutralForeground2 },
})

/** What is deployed, to go on from its newest version. */
export function ProcessesPanel(): ReactNode {
  const styles = useStyles()
  const [words, setWords] = useState('')
  const processes = usePages(listProcesses, { query: { limit: 20, ...(words ? { search: words } : {}) } })
  const columns: Column<ProcessSummary>[] = [
    {
      title: 'Process',
      width: 'minmax(180px, 1fr)',
      kind: 'name',
      cell: ({ id, name, processId }) => (
        <RowLink to="/admin/modeler" search={{ version: id }}>
          {name ?? processId}
        </RowLink>
      ),
    },
    {
      title: 'Id',
      width: 'minmax(180px, 1fr)',
      cell: ({ processId }) => <span className={styles.code}>{processId}</span>,
    },
    { title: 'Newest version', width: '120px', cell: ({ version }) => version },
    { title: 'Deployed', width: '140px', cell: ({ deployedAt }) => <Ago at={deployedAt} /> },
  ]
  return (
    <Panel title="Go on from what is deployed" flush>
      <search className={styles.search}>
        <SearchBox label="Search by name or id" words={words} onSearch={setWords} />
      </search>
      <Answered answer={processes} skeleton={<Lines inset count={3} label="processes" />}>
        {(found) =>
          found.length === 0 ? (
            <Empty icon={<FlowchartRegular />} title={words ? 'No process fits' : 'Nothing is deployed yet'}>
              {words ? 'Try a part of its name or of its id.' : 'What you draw and deploy is found here.'}
            </Empty>
          ) : (
            <>
              <DataTable label="Deployed processes" columns={columns} rows={found} keyOf={({ id }) => id} />
              <MoreFoot pages={processes} count={found.length} one="process" many="processes" />
            </>
          )
        }
      </Answered>
    </Panel>
  )
}
