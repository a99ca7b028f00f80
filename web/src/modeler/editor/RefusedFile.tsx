import { Button, makeStyles } from '@fluentui/react-components'
import { DocumentDismissRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { Empty } from '../../parts/index.ts'
import { Findings } from '../../processes/deploy/Findings.tsx'
import type { Verdict } from '../check/checker.ts'

const useStyles = makeStyles({ refused: { width: 'min(760px, 100%)', paddingBottom: '32px' } })

type Props = { reason: string; verdict: Verdict | null; onLeave: () => void }

/** Instead of a drawing: why there is none. The file itself is left as it is. */
export function RefusedFile({ reason, verdict, onLeave }: Props): ReactNode {
  const styles = useStyles()
  const problems = verdict?.problems ?? []
  return (
    <div className={styles.refused}>
      <Empty
        icon={<DocumentDismissRegular />}
        title="This file can’t be drawn"
        action={<Button onClick={onLeave}>Open another diagram</Button>}
      >
        {reason} {problems.length > 0 && 'Mend it in a text editor; this is what else is known of it.'}
      </Empty>
      <Findings label="What is wrong with the file" findings={problems} />
    </div>
  )
}
