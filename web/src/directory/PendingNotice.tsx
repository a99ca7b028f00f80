import { listObjectHistory, type ObjectAnswer } from '@countersign/core/api'
import { MessageBar, MessageBarBody, MessageBarTitle, makeStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { usePages } from '../api/index.ts'
import { Ago, counted } from '../parts/index.ts'
import { ChangeTitle } from './ChangeTitle.tsx'
import { usePlace } from './place.ts'

const useStyles = makeStyles({ list: { paddingLeft: '18px', overflowWrap: 'anywhere' } })

/** What is asked about it and not decided yet, so that nobody asks a second time. */
export function PendingNotice({ object }: { object: ObjectAnswer }): ReactNode {
  const styles = useStyles()
  const { storeId } = usePlace()
  const history = usePages(listObjectHistory, { params: { storeId, id: object.id }, query: {} })
  const pending = (history.data ?? []).filter(({ state }) => state === 'pending')
  if (pending.length === 0) return null
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{counted(pending.length, 'request is pending', 'requests are pending')}</MessageBarTitle>
        <ul className={styles.list}>
          {pending.map((change) => (
            <li key={change.id}>
              <ChangeTitle change={change} objectId={object.id} />, asked by {change.requester.name}{' '}
              <Ago at={change.createdAt} />
            </li>
          ))}
        </ul>
      </MessageBarBody>
    </MessageBar>
  )
}
