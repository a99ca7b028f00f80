import type { ListedLink } from '@countersign/core/api'
import { Badge, makeStyles, tokens } from '@fluentui/react-components'
import { CloudFlowRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { looksOf } from './linkLooks.ts'

const useStyles = makeStyles({
  line: { display: 'grid', gridTemplateColumns: '16px minmax(0, 1fr)', gap: '6px', marginTop: '4px' },
  sign: { display: 'inline-flex', color: tokens.colorNeutralForeground3, fontSize: '16px' },
  words: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '2px 6px' },
  flow: { color: tokens.colorNeutralForeground2, fontSize: '12px', lineHeight: '16px', overflowWrap: 'anywhere' },
  sentence: { flexBasis: '100%', color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
})

/** Beneath the name of a workflow: the cloud flow that its requests start, and how that is doing. */
export function LinkLine({ link }: { link: ListedLink }): ReactNode {
  const styles = useStyles()
  const { title, color, sentence } = looksOf(link)
  return (
    <span className={styles.line}>
      <span className={styles.sign} aria-hidden="true">
        <CloudFlowRegular />
      </span>
      <span className={styles.words}>
        <span className={styles.flow}>Flow “{link.flowName}”</span>
        <Badge appearance="tint" size="small" color={color}>
          {title}
        </Badge>
        {sentence && <span className={styles.sentence}>{sentence}</span>}
      </span>
    </span>
  )
}
