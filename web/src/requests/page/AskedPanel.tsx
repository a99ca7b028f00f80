import type { RequestDetails } from '@countersign/core/api'
import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useSchema } from '../../directory/useProvider.ts'
import { Panel } from '../../parts/index.ts'
import { askedOf } from '../asked.ts'
import { ChangeRows } from '../ChangeRows.tsx'

const useStyles = makeStyles({
  content: { display: 'grid', gap: '16px' },
  message: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  reason: {
    margin: '4px 0 0',
    padding: '8px 12px',
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-wrap',
  },
  by: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
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
  const { sentence, rows, shows } = askedOf(change, useSchema())
  return (
    <>
      <p>{sentence}</p>
      <ChangeRows rows={rows} shows={shows} />
    </>
  )
}
