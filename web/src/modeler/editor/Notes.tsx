import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
} from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons'
import { type ReactNode, useState } from 'react'
import { Ago, counted, useValue } from '../../parts/index.ts'
import type { Session } from '../session.ts'
import { OtherDrafts } from './OtherDrafts.tsx'

const useStyles = makeStyles({
  list: { margin: '4px 0 0', paddingLeft: '20px', maxHeight: '96px', overflowY: 'auto' },
})

type Props = { session: Session; fileReason: string | null; onDiscard: () => void }

/** What whoever draws has to know about this diagram, until they have read it. */
export function Notes({ session, fileReason, onDiscard }: Props): ReactNode {
  const styles = useStyles()
  const { kept, origin, isDirty } = useValue(session.state)
  const { warnings } = session
  const [restoredAtMs, setRestoredAtMs] = useState(session.restoredAtMs)
  const [read, setRead] = useState(false)
  return (
    <>
      {origin && restoredAtMs === null && !isDirty && <OtherDrafts versionId={origin.versionId} />}
      {restoredAtMs !== null && (
        <MessageBar shape="square">
          <MessageBarBody>
            <MessageBarTitle>Your draft is back.</MessageBarTitle>
            You changed it last <Ago at={new Date(restoredAtMs).toISOString()} /> and have not deployed it.
          </MessageBarBody>
          <MessageBarActions containerAction={<Close onClick={() => setRestoredAtMs(null)} />}>
            <Button onClick={() => void session.discard().then(onDiscard)}>Discard it</Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {warnings.length > 0 && !read && (
        <MessageBar shape="square" intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>
              {counted(warnings.length, 'part', 'parts')} of this file can’t be kept when it is changed here.
            </MessageBarTitle>
            The file you opened stays as it is.
            <ul className={styles.list}>
              {warnings.map((warning, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the same may be warned of twice; the list never changes
                <li key={index}>{warning}</li>
              ))}
            </ul>
          </MessageBarBody>
          <MessageBarActions containerAction={<Close onClick={() => setRead(true)} />} />
        </MessageBar>
      )}
      {kept === 'apart' && (
        <MessageBar shape="square" intent="warning">
          <MessageBarBody>
            <MessageBarTitle>Another window has changed this draft.</MessageBarTitle>
            Nothing is lost: this one goes on as a draft of its own.
          </MessageBarBody>
        </MessageBar>
      )}
      {kept === 'failed' && (
        <MessageBar shape="square" intent="error">
          <MessageBarBody>
            <MessageBarTitle>This browser can’t keep a draft.</MessageBarTitle>
            Save your work as a file before you leave.
          </MessageBarBody>
        </MessageBar>
      )}
      {fileReason && (
        <MessageBar shape="square" intent="error">
          <MessageBarBody>{fileReason}</MessageBarBody>
        </MessageBar>
      )}
    </>
  )
}

const Close = ({ onClick }: { onClick: () => void }): ReactNode => (
  <Button appearance="transparent" aria-label="Close this note" icon={<DismissRegular />} onClick={onClick} />
)
