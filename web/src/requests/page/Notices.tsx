import type { RequestDetails } from '@countersign/core/api'
import { changeKinds, titleOf, valueInWords } from '@countersign/core/changes'
import { MessageBar, MessageBarBody, MessageBarTitle, makeStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useSchema } from '../../directory/useProvider.ts'

const useStyles = makeStyles({ list: { marginTop: '4px', paddingLeft: '18px' }, words: { overflowWrap: 'anywhere' } })

/** What whoever looks must know before all else: why it was denied, what stands in its way, and what to do next. */
export function Notices({ request }: { request: RequestDetails }): ReactNode {
  const { state, sentence, decision, kind } = request
  switch (state) {
    case 'denied':
      return (
        <Notice intent="error" title={`Denied${decision?.by ? ` by ${decision.by.name}` : ''}`}>
          {decision?.reason ?? 'No reason was given.'} {kind !== null && 'Nothing was changed.'}
        </Notice>
      )
    case 'conflict':
      return (
        <Notice intent="warning" title="It was approved, and something else had changed it in the meantime">
          {sentence} <Conflicts request={request} /> Look at what is there now, and ask again if it should still change.
        </Notice>
      )
    case 'failed':
      return (
        <Notice intent="error" title="It was approved, and could not be carried out">
          {sentence} Once the cause is mended, ask again: this request is closed.
        </Notice>
      )
    case 'expired':
      return (
        <Notice intent="warning" title="Nobody answered in time">
          {kind !== null && 'Nothing was changed. Ask again if it is still wanted.'}
        </Notice>
      )
    case 'approved':
    case 'applying':
      return sentence ? (
        <Notice intent="info" title="It is tried again by itself">
          {sentence}
        </Notice>
      ) : null
    default:
      return null
  }
}

type NoticeProps = { intent: 'info' | 'warning' | 'error'; title: string; children: ReactNode }

function Notice({ intent, title, children }: NoticeProps): ReactNode {
  const styles = useStyles()
  return (
    <MessageBar intent={intent} layout="multiline">
      <MessageBarBody className={styles.words}>
        <MessageBarTitle>{title}</MessageBarTitle>
        {children}
      </MessageBarBody>
    </MessageBar>
  )
}

function Conflicts({ request: { kind, conflicts } }: { request: RequestDetails }): ReactNode {
  const styles = useStyles()
  const schema = useSchema()
  if (kind === null || conflicts.length === 0) return null
  const { of } = changeKinds[kind]
  const words = (name: string, value: (typeof conflicts)[number]['old']) =>
    valueInWords(schema, of, name, value) || 'nothing'
  return (
    <ul className={styles.list}>
      {conflicts.map(({ name, old, current }) => (
        <li key={name}>
          {titleOf(schema, of, name)} was {words(name, old)} and is {words(name, current)} now
        </li>
      ))}
    </ul>
  )
}
