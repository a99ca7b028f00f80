import { MessageBar, MessageBarBody, makeStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useBuilder } from '../context.ts'

const useStyles = makeStyles({ notes: { display: 'grid', gap: '8px' } })

/** What is said of a step, or of the trigger, and is about none of its fields. */
export function OtherNotes({ at, fields }: { at: string; fields: readonly string[] }): ReactNode {
  const styles = useStyles()
  const { findings } = useBuilder()
  const others = findings.filter((one) => one.at === at && (one.field === null || !fields.includes(one.field)))
  if (others.length === 0) return null
  return (
    <div className={styles.notes}>
      {others.map(({ code, field, sentence, weight }) => (
        <MessageBar key={`${code} ${field}`} intent={weight === 'problem' ? 'warning' : 'info'} layout="multiline">
          <MessageBarBody>{sentence}</MessageBarBody>
        </MessageBar>
      ))}
    </div>
  )
}
