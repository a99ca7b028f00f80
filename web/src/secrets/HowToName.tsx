import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { CodeBlock, Panel } from '../parts/index.ts'

const useStyles = makeStyles({
  content: { display: 'grid', gap: '12px', maxWidth: '80ch' },
  columns: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(240px, 1fr))', gap: '16px' },
  quiet: { color: tokens.colorNeutralForeground2 },
})

/** How a diagram names a secret, and what does not name one. */
export function HowToName(): ReactNode {
  const styles = useStyles()
  return (
    <Panel title="How a process names a secret">
      <div className={styles.content}>
        <div className={styles.columns}>
          <CodeBlock label="In a text" text="{{secrets.NAME}}" />
          <CodeBlock label="In an expression" text={'="Bearer " + secrets.NAME'} />
        </div>
        <p className={styles.quiet}>
          Write it into the diagram. Text that somebody enters in a form, or that comes in with a message, names no
          secret, whatever it says. Where a value comes back in an answer, its name is shown in its place.
        </p>
      </div>
    </Panel>
  )
}
