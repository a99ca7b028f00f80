import { makeStyles } from '@fluentui/react-components'
import { type ReactNode, useEffect, useEffectEvent } from 'react'
import { Page } from '../../parts/index.ts'
import type { Opened } from '../session.ts'
import { DraftsPanel } from './DraftsPanel.tsx'
import { FilePanel } from './FilePanel.tsx'
import { NewPanel } from './NewPanel.tsx'
import { ProcessesPanel } from './ProcessesPanel.tsx'

const useStyles = makeStyles({
  ways: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(340px, 100%), 1fr))',
    gap: '20px',
  },
})

type Props = {
  onOpen: (opened: Opened, address?: { draft: string } | { version: string }) => void
  /** What is large may be fetched while one chooses. */
  onExpect: () => void
}

/** The ways to a diagram: a new one, a file, one begun earlier, one that is deployed. */
export function StartPage({ onOpen, onExpect }: Props): ReactNode {
  const styles = useStyles()
  const expect = useEffectEvent(onExpect)
  useEffect(() => expect(), [])
  return (
    <Page title="Modeler" lead="Draw a process, or change one, and deploy it.">
      <div className={styles.ways}>
        <NewPanel onOpen={onOpen} />
        <FilePanel onOpen={onOpen} />
      </div>
      <DraftsPanel />
      <ProcessesPanel />
    </Page>
  )
}
