import { type ChangeRecord, listObjectHistory, type ObjectAnswer } from '@countersign/core/api'
import { changeKinds, titleOf, valueInWords } from '@countersign/core/changes'
import type { Schema } from '@countersign/core/directory'
import { makeStyles, tokens } from '@fluentui/react-components'
import { HistoryRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { usePages } from '../api/index.ts'
import { Ago, Answered, Empty, Lines, MoreFoot, Panel } from '../parts/index.ts'
import { StateBadge } from '../requests/StateBadge.tsx'
import { ChangeTitle } from './ChangeTitle.tsx'
import { usePlace } from './place.ts'
import { useSchema } from './useProvider.ts'

const useStyles = makeStyles({
  list: { listStyleType: 'none', display: 'grid' },
  item: { display: 'grid', gap: '4px', padding: '12px 16px', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  title: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
  values: { paddingLeft: '18px', overflowWrap: 'anywhere' },
})

/** What was asked to change about it, the newest first. */
export function HistoryPanel({ object }: { object: ObjectAnswer }): ReactNode {
  const styles = useStyles()
  const { storeId } = usePlace()
  const schema = useSchema()
  const history = usePages(listObjectHistory, { params: { storeId, id: object.id }, query: {} })
  return (
    <Panel title="History" flush>
      <Answered answer={history} skeleton={<Lines inset count={3} label="the history" />}>
        {(changes) =>
          changes.length === 0 ? (
            <Empty icon={<HistoryRegular />} title="Nothing was changed here">
              Changes that are asked for here are listed here; what was there before is not.
            </Empty>
          ) : (
            <>
              <ul className={styles.list} aria-label="History">
                {changes.map((change) => (
                  <Entry key={change.id} change={change} objectId={object.id} schema={schema} />
                ))}
              </ul>
              <MoreFoot pages={history} count={changes.length} one="change" many="changes" />
            </>
          )
        }
      </Answered>
    </Panel>
  )
}

type EntryProps = { change: ChangeRecord; objectId: string; schema: Schema }

function Entry({ change, objectId, schema }: EntryProps): ReactNode {
  const styles = useStyles()
  const { kind, state, requester, reason, sentence, createdAt } = change
  const { of, shape } = changeKinds[kind]
  const names = shape === 'deletion' ? [] : Object.keys(change.new)
  const words = (name: string, from: ChangeRecord['old']) => valueInWords(schema, of, name, from[name]) || 'nothing'
  return (
    <li className={styles.item}>
      <span className={styles.head}>
        <span className={styles.title}>
          <ChangeTitle change={change} objectId={objectId} />
        </span>
        <StateBadge state={state} />
      </span>
      {names.length > 0 && (
        <ul className={styles.values}>
          {names.map((name) => (
            <li key={name}>
              {titleOf(schema, of, name)}:{' '}
              {shape === 'creation'
                ? words(name, change.new)
                : `from ${words(name, change.old)} to ${words(name, change.new)}`}
            </li>
          ))}
        </ul>
      )}
      {sentence && <span>{sentence}</span>}
      <span className={styles.quiet}>
        {requester.name}, <Ago at={createdAt} />
        {reason && ` · ${reason}`}
      </span>
    </li>
  )
}
