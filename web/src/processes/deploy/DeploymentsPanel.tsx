import { Button, makeStyles, ProgressBar } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { Panel } from '../../parts/index.ts'
import { FileOutcome } from './FileOutcome.tsx'
import { isSettled, summaryOf } from './outcome.ts'
import type { Deployments } from './useDeployments.ts'

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyle: 'none' },
})

/** The files somebody wants deployed, each with its verdict; it stays until it has been read. */
export function DeploymentsPanel({ deployments: { files, retry, clear } }: { deployments: Deployments }): ReactNode {
  const styles = useStyles()
  if (files.length === 0) return null
  const done = files.filter(isSettled).length
  const isOver = done === files.length
  return (
    <Panel
      title="Deployment"
      note={<span role="status">{summaryOf(files)}</span>}
      flush
      actions={
        <Button size="small" appearance="subtle" disabledFocusable={!isOver} onClick={clear}>
          Close
        </Button>
      }
    >
      {!isOver && <ProgressBar value={done} max={files.length} thickness="large" aria-label="Files that are done" />}
      <ul className={styles.list} aria-label="Files">
        {files.map((file) => (
          <FileOutcome key={file.key} file={file} onRetry={() => retry(file.key)} />
        ))}
      </ul>
    </Panel>
  )
}
