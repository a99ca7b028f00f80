import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { CodeBlock } from '../parts/index.ts'

const useStyles = makeStyles({
  block: { display: 'grid', gap: '4px', marginTop: '12px' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
})

/** How a process names it. */
export function HowToUse({ id }: { id: string }): ReactNode {
  const styles = useStyles()
  return (
    <div className={styles.block}>
      <CodeBlock label="Its id" text={id} />
      <p className={styles.quiet}>
        In the modeler, choose the template HTTP request, leave the type of authentication at None, and enter the id as
        Connection.
      </p>
    </div>
  )
}
