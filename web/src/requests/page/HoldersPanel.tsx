import type { RequestDetails } from '@countersign/core/api'
import { MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { Ago, counted, Initials, Panel } from '../../parts/index.ts'
import { reasonsInWords } from '../words.ts'

const useStyles = makeStyles({
  content: { display: 'grid', gap: '16px' },
  list: { listStyleType: 'none', display: 'grid', gap: '12px' },
  holder: { display: 'grid', gridTemplateColumns: '32px minmax(0, 1fr)', gap: '12px', alignItems: 'start' },
  words: { display: 'grid', minWidth: 0, overflowWrap: 'anywhere' },
  name: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
})

/** Who may decide, why they, and since when; once it is decided, who was asked. */
export function HoldersPanel({ request }: { request: RequestDetails }): ReactNode {
  const styles = useStyles()
  const { state, queue, nextEscalationAt, expiresAt } = request
  const isPending = state === 'pending'
  const holders = request.holders.filter(({ until }) => until === null)
  const others = request.heldByCount - holders.length
  const former = request.holders.filter(({ until }) => until !== null)
  return (
    <Panel title={isPending ? 'Who can decide' : 'Who was asked'}>
      <div className={styles.content}>
        {isPending && queue === 'administrators' && (
          <MessageBar intent="info" layout="multiline">
            <MessageBarBody>
              Nobody who is named can decide this. An administrator decides it, or gives it to somebody.
            </MessageBarBody>
          </MessageBar>
        )}
        {holders.length > 0 && <HolderList holders={holders} />}
        {isPending && others > 0 && <p>and {counted(others, 'other', 'others')}</p>}
        {!isPending && request.holders.length === 0 && <p>The administrators, as nobody else could decide it.</p>}
        {isPending && nextEscalationAt && (
          <p className={styles.quiet}>
            Without an answer somebody above joins them <Ago at={nextEscalationAt} />.
          </p>
        )}
        {isPending && expiresAt && (
          <p className={styles.quiet}>
            Without a decision the request ends, and nothing is changed, <Ago at={expiresAt} />.
          </p>
        )}
        {former.length > 0 && (
          <div>
            <p className={styles.quiet}>No longer asked</p>
            <HolderList holders={former} />
          </div>
        )}
      </div>
    </Panel>
  )
}

type Holder = RequestDetails['holders'][number]

function HolderList({ holders }: { holders: readonly Holder[] }): ReactNode {
  const styles = useStyles()
  return (
    <ul className={styles.list}>
      {holders.map(({ person, via, group, since, insteadOf, until }) => (
        <li key={`${person.id} ${since}`} className={styles.holder}>
          <Initials name={person.name} />
          <span className={styles.words}>
            <span className={styles.name}>{person.name}</span>
            <span className={styles.quiet}>
              {reasonsInWords[via]}
              {group && `, as a member of ${group.name}`}
              {insteadOf && `, above ${insteadOf.name}`}
            </span>
            <span className={styles.quiet}>
              Asked <Ago at={since} />
              {until && (
                <>
                  , until <Ago at={until} />
                </>
              )}
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}
