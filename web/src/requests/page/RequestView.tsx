import type { RequestDetails } from '@countersign/core/api'
import { makeStyles } from '@fluentui/react-components'
import { SearchInfoRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { problemCodeOf } from '../../api/index.ts'
import { InDirectory } from '../../directory/place.ts'
import { Ago, Answered, Empty, Lines, Page, Panel } from '../../parts/index.ts'
import { RequestDeeds } from '../deeds/RequestDeeds.tsx'
import { useRequestArea } from '../place.ts'
import { StateBadge } from '../StateBadge.tsx'
import { titleOf } from '../words.ts'
import { AskedPanel } from './AskedPanel.tsx'
import { FactsPanel } from './FactsPanel.tsx'
import { HappenedPanel } from './HappenedPanel.tsx'
import { HoldersPanel } from './HoldersPanel.tsx'
import { LinkPanel } from './LinkPanel.tsx'
import { NextInInbox } from './NextInInbox.tsx'
import { Notices } from './Notices.tsx'
import { PasswordPanel } from './PasswordPanel.tsx'
import { useLiveRequest } from './useLiveRequest.ts'
import { Way } from './Way.tsx'

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)',
    gap: '20px',
    alignItems: 'start',
    '@media (max-width: 1080px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  stack: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '20px' },
  lead: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 10px' },
})

type Props = {
  id: string
  /** The way back to the list one came from. */
  back: ReactNode
  /** Whether the next of the inbox is offered once this one is decided. */
  goesOn?: boolean
}

/** One request: what is asked, with whom it lies, what happened, and what one may do about it. */
export function RequestView({ id, back, goesOn = false }: Props): ReactNode {
  const request = useLiveRequest(id)
  const code = problemCodeOf(request.error)
  if (!request.data && (code === 'not-found' || code === 'invalid-input')) return <NothingHere back={back} />
  if (request.data) return <Whole request={request.data} back={back} goesOn={goesOn} />
  return (
    <Page title="Request">
      <Answered answer={request} skeleton={<Lines count={8} label="the request" />}>
        {() => null}
      </Answered>
    </Page>
  )
}

type WholeProps = { request: RequestDetails; back: ReactNode; goesOn: boolean }

function Whole({ request, back, goesOn }: WholeProps): ReactNode {
  const styles = useStyles()
  const area = useRequestArea()
  const { requester, createdAt, state, storeId, link } = request
  return (
    <InDirectory value={{ area, storeId }}>
      <Page
        title={titleOf(request)}
        lead={
          <span className={styles.lead}>
            <span role="status">
              <StateBadge state={state} />
            </span>
            <span>
              {requester.name}, <Ago at={createdAt} /> · {back}
            </span>
          </span>
        }
        actions={goesOn && state !== 'pending' ? <NextInInbox /> : <RequestDeeds request={request} />}
      >
        <Notices request={request} />
        <Way request={request} />
        <div className={styles.columns}>
          <div className={styles.stack}>
            <AskedPanel request={request} />
            <HappenedPanel request={request} />
          </div>
          <div className={styles.stack}>
            <PasswordPanel request={request} />
            <HoldersPanel request={request} />
            {link && <LinkPanel link={link} />}
            <FactsPanel request={request} />
          </div>
        </div>
      </Page>
    </InDirectory>
  )
}

const NothingHere = ({ back }: { back: ReactNode }): ReactNode => (
  <Page title="Request">
    <Panel title="No such request" flush>
      <Empty icon={<SearchInfoRegular />} title="There is no such request for you" action={back}>
        The address may be mistyped, or it is a request of others that you were never asked about.
      </Empty>
    </Panel>
  </Page>
)
