import { listRequests } from '@countersign/core/api'
import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useAnswer } from '../api/index.ts'
import { Ago, Answered, counted, Lines, Panel, TextLink } from '../parts/index.ts'
import { RequestLink } from './RequestLink.tsx'
import { useInboxCount } from './useInbox.ts'
import { memberIn } from './words.ts'

const everyMs = 30_000
/** Enough to begin with; the rest is behind the link. */
const shownMax = 5

const useStyles = makeStyles({
  list: { listStyleType: 'none', display: 'grid', gap: '12px' },
  item: { display: 'grid' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
  none: { color: tokens.colorNeutralForeground2 },
})

/** For the home page: the newest requests that whoever looks may decide, and the way to all of them. */
export function WaitingPanel(): ReactNode {
  const styles = useStyles()
  const count = useInboxCount()
  const query = { list: 'inbox', state: 'pending', limit: shownMax } as const
  const waiting = useAnswer(listRequests, { query }, { everyMs })
  const note = count ? `${counted(count, 'request waits', 'requests wait')} for your decision` : undefined
  return (
    <Panel
      title="Waiting for your decision"
      note={note}
      actions={<TextLink to="/portal/requests/inbox">Open the inbox</TextLink>}
    >
      <Answered answer={waiting} skeleton={<Lines count={2} label="what waits for you" />}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={styles.none}>No request waits for you.</p>
          ) : (
            <ul className={styles.list}>
              {items.map((request) => (
                <li key={request.id} className={styles.item}>
                  <RequestLink request={request} from="inbox" />
                  <span className={styles.quiet}>
                    {[request.requester.name, memberIn(request)].filter(Boolean).join(' · ')} ·{' '}
                    <Ago at={request.createdAt} />
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </Panel>
  )
}
