import { type IncidentCause, resolveIncidents } from '@countersign/core/api'
import { makeStyles, tokens } from '@fluentui/react-components'
import { ArrowClockwiseRegular, ChevronDownRegular, ChevronRightRegular } from '@fluentui/react-icons'
import { type ReactNode, useId, useState } from 'react'
import { useMay } from '../api/index.ts'
import { Ago, amount, Opener } from '../parts/index.ts'
import { CauseBody } from './CauseBody.tsx'
import { meaningOf } from './meaning.ts'
import { RetryAllDialog } from './RetryAllDialog.tsx'
import { placeOf } from './titles.ts'

const useStyles = makeStyles({
  item: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    overflow: 'hidden',
  },
  head: {
    position: 'relative',
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) auto auto',
    alignItems: 'center',
    gap: '4px 16px',
    padding: '14px 16px',
    '@media (max-width: 700px)': { gridTemplateColumns: '20px minmax(0, 1fr) auto' },
  },
  chevron: { display: 'inline-flex', fontSize: '20px', color: tokens.colorNeutralForeground3 },
  words: { display: 'grid', gap: '2px', minWidth: 0 },
  title: { fontSize: '15px', lineHeight: '22px' },
  toggle: {
    maxWidth: '100%',
    padding: 0,
    border: 'none',
    background: 'none',
    color: 'inherit',
    font: 'inherit',
    fontWeight: tokens.fontWeightSemibold,
    textAlign: 'left',
    cursor: 'pointer',
    '::after': { content: '""', position: 'absolute', inset: 0 },
    ':focus-visible': { outline: 'none' },
    ':focus-visible::after': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
      borderRadius: tokens.borderRadiusLarge,
    },
  },
  place: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  said: {
    display: '-webkit-box',
    overflow: 'hidden',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: '2',
    color: tokens.colorNeutralForeground2,
    fontSize: '13px',
    lineHeight: '18px',
    overflowWrap: 'anywhere',
  },
  times: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
  count: { display: 'grid', justifyItems: 'end', color: tokens.colorNeutralForeground3, fontSize: '12px' },
  number: {
    fontSize: '24px',
    lineHeight: '28px',
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    color: tokens.colorStatusDangerForeground1,
  },
  deeds: {
    position: 'relative', // above the button that covers the row
    zIndex: 1,
    minWidth: '132px',
    textAlign: 'right',
    '@media (max-width: 700px)': { gridColumn: '2 / -1', textAlign: 'left' },
  },
})

type Props = { cause: IncidentCause; isOpen: boolean; onToggle: () => void }

/** One reason why instances are stuck: how many, where, since when; opened, each of them. */
export function CauseItem({ cause, isOpen, onToggle }: Props): ReactNode {
  const styles = useStyles()
  const operates = useMay(resolveIncidents.access)
  const [retriesAll, setRetriesAll] = useState(false)
  const bodyId = useId()
  const { title, verbForAll } = meaningOf(cause.code)
  const place = placeOf(cause)
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <span className={styles.chevron} aria-hidden="true">
          {isOpen ? <ChevronDownRegular /> : <ChevronRightRegular />}
        </span>
        <div className={styles.words}>
          <h3 className={styles.title}>
            <button
              type="button"
              className={styles.toggle}
              aria-expanded={isOpen}
              aria-controls={bodyId}
              onClick={onToggle}
            >
              {title}
            </button>
          </h3>
          <p className={styles.place}>{place}</p>
          {!isOpen && <p className={styles.said}>{cause.message}</p>}
          <p className={styles.times}>
            {cause.count > 1 && (
              <>
                Last <Ago at={cause.lastAt} /> ·{' '}
              </>
            )}
            First <Ago at={cause.firstAt} />
          </p>
        </div>
        <div className={styles.count}>
          <span className={styles.number}>{amount(cause.count)}</span>
          <span>{cause.count === 1 ? 'incident' : 'incidents'}</span>
        </div>
        {operates && (
          <div className={styles.deeds}>
            <Opener
              icon={<ArrowClockwiseRegular />}
              onClick={() => setRetriesAll(true)}
              aria-label={`${verbForAll}: ${title}, ${place}`}
            >
              {verbForAll}
            </Opener>
          </div>
        )}
      </div>
      <div id={bodyId}>{isOpen && <CauseBody cause={cause} />}</div>
      {retriesAll && <RetryAllDialog cause={cause} onClose={() => setRetriesAll(false)} />}
    </li>
  )
}
