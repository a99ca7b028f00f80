import { getObject, type ObjectAnswer } from '@countersign/core/api'
import { valueInWords } from '@countersign/core/changes'
import { MessageBar, MessageBarBody, makeStyles } from '@fluentui/react-components'
import { PersonQuestionMarkRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { problemCodeOf, useAnswer } from '../api/index.ts'
import { Answered, Empty, Facts, Lines, Page, Panel } from '../parts/index.ts'
import { Deeds } from './Deeds.tsx'
import { HistoryPanel } from './HistoryPanel.tsx'
import { ObjectLinks } from './ObjectLink.tsx'
import { PendingNotice } from './PendingNotice.tsx'
import { usePlace } from './place.ts'
import { RelatedPanel } from './RelatedPanel.tsx'
import { useSchema } from './useProvider.ts'

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)',
    gap: '20px',
    alignItems: 'start',
    '@media (max-width: 1080px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  stack: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '20px' },
})

type Props = { id: string; onDeleted: (object: ObjectAnswer) => void }

/** One user or group: what is known of it, who belongs to it, what was changed, and what one may do. */
export function ObjectView({ id, onDeleted }: Props): ReactNode {
  const { storeId } = usePlace()
  const object = useAnswer(getObject, { params: { storeId, id } })
  if (problemCodeOf(object.error) === 'not-found') return <NothingHere />
  return (
    <Page
      title={object.data?.name ?? '…'}
      lead={object.data && leadOf(object.data)}
      actions={object.data && <Deeds object={object.data} onDeleted={() => object.data && onDeleted(object.data)} />}
    >
      <Answered answer={object} skeleton={<Lines count={8} label="the object" />}>
        {(found) => <Whole object={found} />}
      </Answered>
    </Page>
  )
}

const leadOf = ({ kind, isOneself, isMember }: ObjectAnswer): string => {
  if (kind === 'group') return isMember ? 'A group that you are in.' : 'A group.'
  return isOneself ? 'This is you.' : 'A user.'
}

function Whole({ object }: { object: ObjectAnswer }): ReactNode {
  const styles = useStyles()
  return (
    <>
      {object.fixed && (
        <MessageBar intent="info">
          <MessageBarBody>{object.fixed.sentence}</MessageBarBody>
        </MessageBar>
      )}
      <PendingNotice object={object} />
      <div className={styles.columns}>
        <div className={styles.stack}>
          <Panel title={object.kind === 'user' ? 'About the user' : 'About the group'}>
            <Attributes object={object} />
          </Panel>
        </div>
        <div className={styles.stack}>
          <RelatedPanel object={object} />
          <HistoryPanel object={object} />
        </div>
      </div>
    </>
  )
}

function Attributes({ object }: { object: ObjectAnswer }): ReactNode {
  const schema = useSchema()
  const set = schema[object.kind].filter(({ name }) => (object.attributes[name] ?? null) !== null)
  const facts: Record<string, ReactNode> = Object.fromEntries(
    set.map(({ name, title }) => [title, valueInWords(schema, object.kind, name, object.attributes[name])]),
  )
  const relations = {
    Manager: object.manager,
    'Additional managers': object.additionalManagers,
    Owners: object.owners,
    'Additional owners': object.additionalOwners,
  }
  for (const [title, list] of Object.entries(relations))
    if (list.length > 0) facts[title] = <ObjectLinks objects={list} />
  return <Facts facts={facts} />
}

const NothingHere = (): ReactNode => (
  <Page title="Not here">
    <Panel title="No such user or group" flush>
      <Empty icon={<PersonQuestionMarkRegular />} title="There is no such user or group">
        It may have been deleted. Its changes are in the audit log.
      </Empty>
    </Panel>
  </Page>
)
