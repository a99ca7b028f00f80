import type { RequestDetails } from '@countersign/core/api'
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import {
  CheckmarkCircle24Filled,
  Circle24Regular,
  DismissCircle24Filled,
  ErrorCircle24Filled,
  MoreCircle24Filled,
  SubtractCircle24Regular,
} from '@fluentui/react-icons'
import type { ReactElement, ReactNode } from 'react'
import { Moment } from '../../parts/index.ts'
import { type Stop, type StopState, stopsOf } from '../way.ts'

const signs: Record<StopState, ReactElement> = {
  done: <CheckmarkCircle24Filled />,
  here: <MoreCircle24Filled />,
  ahead: <Circle24Regular />,
  ended: <DismissCircle24Filled />,
  never: <SubtractCircle24Regular />,
  trouble: <ErrorCircle24Filled />,
}

const narrow = '@media (max-width: 760px)'

const useStyles = makeStyles({
  way: {
    display: 'grid',
    gridTemplateColumns: 'repeat(4, minmax(0, 1fr))',
    padding: '20px 16px',
    listStyleType: 'none',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)', padding: '16px' },
  },
  stop: {
    position: 'relative',
    display: 'grid',
    alignContent: 'start',
    gap: '8px',
    paddingRight: '16px',
    [narrow]: { gridTemplateColumns: '24px minmax(0, 1fr)', gap: '12px', paddingRight: 0, paddingBottom: '20px' },
    ':last-child': { paddingRight: 0, paddingBottom: 0 },
    // The way to the next stop.
    ':not(:last-child)::before': {
      content: '""',
      position: 'absolute',
      top: '11px',
      left: '28px',
      right: '4px',
      height: '2px',
      borderRadius: '1px',
      backgroundColor: 'var(--way)',
      [narrow]: { top: '28px', bottom: '4px', left: '11px', right: 'auto', width: '2px', height: 'auto' },
    },
  },
  passed: { '--way': tokens.colorCompoundBrandStroke },
  open: { '--way': tokens.colorNeutralStroke2 },
  sign: { display: 'inline-flex', width: '24px', height: '24px' },
  done: { color: tokens.colorCompoundBrandForeground1 },
  here: { color: tokens.colorCompoundBrandForeground1 },
  ahead: { color: tokens.colorNeutralForeground4 },
  ended: { color: tokens.colorStatusDangerForeground1 },
  never: { color: tokens.colorNeutralForeground4 },
  trouble: { color: tokens.colorStatusWarningForeground3 },
  words: { display: 'grid', minWidth: 0, overflowWrap: 'anywhere' },
  title: { fontWeight: tokens.fontWeightSemibold },
  quietTitle: { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
  detail: { color: tokens.colorNeutralForeground2, fontSize: '13px', lineHeight: '18px' },
  when: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
})

/** Where the request is, as a picture that is read as a list. */
export function Way({ request }: { request: RequestDetails }): ReactNode {
  const styles = useStyles()
  const stops = stopsOf(request)
  return (
    <ol className={styles.way} aria-label="Where the request is">
      {stops.map((stop, index) => (
        <StopItem key={stop.name} stop={stop} isPassed={isReached(stops[index + 1])} />
      ))}
    </ol>
  )
}

const isReached = (stop: Stop | undefined): boolean =>
  stop !== undefined && stop.state !== 'ahead' && stop.state !== 'never'

function StopItem({ stop, isPassed }: { stop: Stop; isPassed: boolean }): ReactNode {
  const styles = useStyles()
  const { state, title, words, at } = stop
  const isQuiet = state === 'ahead' || state === 'never'
  return (
    <li
      className={mergeClasses(styles.stop, isPassed ? styles.passed : styles.open)}
      {...(state === 'here' ? { 'aria-current': 'step' as const } : {})}
    >
      <span className={mergeClasses(styles.sign, styles[state])} aria-hidden="true">
        {signs[state]}
      </span>
      <span className={styles.words}>
        <span className={isQuiet ? styles.quietTitle : styles.title}>{title}</span>
        {words && <span className={styles.detail}>{words}</span>}
        {at && (
          <span className={styles.when}>
            <Moment at={at} />
          </span>
        )}
      </span>
    </li>
  )
}
