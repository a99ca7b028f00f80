import type { RequestDetails } from '@countersign/core/api'
import { makeStyles, tokens } from '@fluentui/react-components'
import { ArrowRight16Regular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { useSchema } from '../../directory/useProvider.ts'
import { Panel } from '../../parts/index.ts'
import { type Asked, type AskedRow, askedOf } from '../asked.ts'

const useStyles = makeStyles({
  content: { display: 'grid', gap: '16px' },
  message: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  rows: { display: 'grid' },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(110px, 180px) minmax(0, 1fr)',
    gap: '4px 20px',
    paddingBlock: '8px',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    '@media (max-width: 560px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  name: { color: tokens.colorNeutralForeground3 },
  values: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '2px 8px', overflowWrap: 'anywhere' },
  old: { color: tokens.colorNeutralForeground3, textDecorationLine: 'line-through' },
  next: { textDecorationLine: 'none', fontWeight: tokens.fontWeightSemibold },
  none: { color: tokens.colorNeutralForeground3, fontStyle: 'italic' },
  arrow: { display: 'inline-flex', color: tokens.colorNeutralForeground3 },
  reason: {
    margin: '4px 0 0',
    padding: '8px 12px',
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-wrap',
  },
  by: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
  unseen: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
})

/** What is asked: what was, what shall be, and why. */
export function AskedPanel({ request }: { request: RequestDetails }): ReactNode {
  const styles = useStyles()
  const { reason, requester } = request
  return (
    <Panel title="What is asked">
      <div className={styles.content}>
        {request.kind === null ? (
          <p className={styles.message}>{request.message ?? 'An action flow asks for an approval.'}</p>
        ) : (
          <Change change={{ ...request, kind: request.kind }} />
        )}
        {reason && (
          <div>
            <p className={styles.by}>{requester.name} says why</p>
            <blockquote className={styles.reason}>{reason}</blockquote>
          </div>
        )}
      </div>
    </Panel>
  )
}

function Change({ change }: { change: Parameters<typeof askedOf>[0] }): ReactNode {
  const styles = useStyles()
  const { sentence, rows, shows } = askedOf(change, useSchema())
  return (
    <>
      <p>{sentence}</p>
      {rows.length > 0 && (
        <dl className={styles.rows}>
          {rows.map((row) => (
            <Row key={row.name} row={row} shows={shows} />
          ))}
        </dl>
      )}
    </>
  )
}

function Row({ row: { title, old, next }, shows }: { row: AskedRow; shows: Asked['shows'] }): ReactNode {
  const styles = useStyles()
  return (
    <div className={styles.row}>
      <dt className={styles.name}>{title}</dt>
      <dd className={styles.values}>
        {shows !== 'new' && (
          <>
            <span className={styles.unseen}>from </span>
            {old === '' ? <span className={styles.none}>nothing</span> : <del className={styles.old}>{old}</del>}
          </>
        )}
        {shows === 'both' && (
          <>
            <span className={styles.arrow} aria-hidden="true">
              <ArrowRight16Regular />
            </span>
            <span className={styles.unseen}> to </span>
          </>
        )}
        {shows !== 'old' &&
          (next === '' ? <span className={styles.none}>nothing</span> : <ins className={styles.next}>{next}</ins>)}
      </dd>
    </div>
  )
}
