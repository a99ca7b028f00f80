import type { ChangeRecord } from '@countersign/core/api'
import { changeKinds, titleOf, valueInWords } from '@countersign/core/changes'
import { schemaOf } from '@countersign/core/directory'
import { MessageBar, MessageBarBody, MessageBarTitle, makeStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({ list: { marginTop: '4px', paddingLeft: '18px' } })

/** A change that was not carried out: why, and with a conflict what is there now. */
export function Unfinished({ change }: { change: ChangeRecord | null }): ReactNode {
  const styles = useStyles()
  if (!change) return null
  const schema = schemaOf('embedded')
  const { of } = changeKinds[change.kind]
  const words = (name: string, value: ChangeRecord['old'][string]) => valueInWords(schema, of, name, value) || 'nothing'
  return (
    <MessageBar intent="warning" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{change.state === 'conflict' ? 'Somebody was faster' : 'Not carried out'}</MessageBarTitle>
        {change.sentence}
        {change.conflicts.length > 0 && (
          <ul className={styles.list}>
            {change.conflicts.map(({ name, old, current }) => (
              <li key={name}>
                {titleOf(schema, of, name)} was {words(name, old)} and is {words(name, current)} now
              </li>
            ))}
          </ul>
        )}
      </MessageBarBody>
    </MessageBar>
  )
}
