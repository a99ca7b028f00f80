import type { RequestDetails } from '@countersign/core/api'
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import {
  ArrowForward20Regular,
  CheckmarkCircle20Regular,
  CloudFlow20Regular,
  DismissCircle20Regular,
  Info20Regular,
  Send20Regular,
} from '@fluentui/react-icons'
import type { ReactElement, ReactNode } from 'react'
import { Moment, Panel } from '../../parts/index.ts'
import { type Told, toldOf } from '../told.ts'

const signs: Record<Told['sign'], ReactElement> = {
  asked: <Send20Regular />,
  passed: <ArrowForward20Regular />,
  good: <CheckmarkCircle20Regular />,
  bad: <DismissCircle20Regular />,
  noted: <Info20Regular />,
  flow: <CloudFlow20Regular />,
}

const useStyles = makeStyles({
  list: { listStyleType: 'none', padding: '4px 0' },
  item: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) auto',
    gap: '2px 12px',
    padding: '10px 16px',
    '@media (max-width: 700px)': { gridTemplateColumns: '20px minmax(0, 1fr)' },
  },
  sign: { display: 'inline-flex', color: tokens.colorCompoundBrandForeground1 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  words: { minWidth: 0, overflowWrap: 'anywhere' },
  text: { color: tokens.colorNeutralForeground2, fontSize: '13px', lineHeight: '18px', whiteSpace: 'pre-wrap' },
  when: {
    color: tokens.colorNeutralForeground3,
    fontSize: '12px',
    lineHeight: '20px',
    fontVariantNumeric: 'tabular-nums',
    '@media (max-width: 700px)': { gridColumn: 2 },
  },
})

/** What happened to the request, from the first to the last. */
export function HappenedPanel({ request }: { request: RequestDetails }): ReactNode {
  const styles = useStyles()
  return (
    <Panel title="What happened" flush>
      <ol className={styles.list} aria-label="What happened">
        {toldOf(request).map(({ sign, sentence, text, at }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: entries are only added at the end
          <li key={index} className={styles.item}>
            <span className={mergeClasses(styles.sign, sign === 'bad' && styles.bad)} aria-hidden="true">
              {signs[sign]}
            </span>
            <div className={styles.words}>
              <p>{sentence}</p>
              {text && <p className={styles.text}>{text}</p>}
            </div>
            <span className={styles.when}>
              <Moment at={at} />
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
