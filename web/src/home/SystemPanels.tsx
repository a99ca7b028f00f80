import { getSystem } from '@countersign/core/api'
import { makeStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useAnswer } from '../api/index.ts'
import { Answered, bytes, duration, Facts, Lines, Panel, useNow } from '../parts/index.ts'
import { HealthList } from './HealthList.tsx'

/** Often enough to see a component recover while one mends it. */
const everyMs = 15_000

const useStyles = makeStyles({ stack: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '20px' } })

/** Health on the left; beside it the figures of the process, and `aside`. */
export function SystemPanels({ aside }: { aside: ReactNode }): ReactNode {
  const styles = useStyles()
  const system = useAnswer(getSystem, {}, { everyMs })
  const nowMs = useNow()
  return (
    <>
      <Panel title="System health" note={<Checked atMs={system.dataUpdatedAt} />} flush>
        <Answered answer={system} skeleton={<Lines inset count={4} label="system health" />}>
          {({ components }) => <HealthList components={components} />}
        </Answered>
      </Panel>
      <div className={styles.stack}>
        <Panel title="This server">
          <Answered answer={system} skeleton={<Lines count={3} label="the server’s figures" />}>
            {({ version, node, memoryBytes, startedAt }) => (
              <Facts
                facts={{
                  Version: version,
                  'Running for': duration(Math.max(0, nowMs - Date.parse(startedAt))),
                  Memory: bytes(memoryBytes),
                  'Node.js': node.replace(/^v/, ''),
                }}
              />
            )}
          </Answered>
        </Panel>
        {aside}
      </div>
    </>
  )
}

function Checked({ atMs }: { atMs: number }): ReactNode {
  const nowMs = useNow(1000)
  if (atMs === 0) return 'Checking…'
  const seconds = Math.max(0, Math.round((nowMs - atMs) / 1000))
  return seconds < 60 ? `Checked ${seconds} s ago` : `Checked ${duration(seconds * 1000)} ago`
}
