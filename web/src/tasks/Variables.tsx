import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { preview } from '../instances/variables/values.ts'
import { Facts } from '../parts/index.ts'

/** Enough to know what it is about; whoever claims the task sees all of it. */
const textMax = 600

const useStyles = makeStyles({
  words: { whiteSpace: 'pre-wrap' },
  json: { fontFamily: tokens.fontFamilyMonospace, fontSize: '13px' },
})

/** What a task can see, to read. */
export function Variables({ variables }: { variables: Readonly<Record<string, unknown>> }): ReactNode {
  const names = Object.keys(variables)
  if (names.length === 0) return 'The process has no variables here.'
  return <Facts facts={Object.fromEntries(names.map((name) => [name, <Shown key={name} value={variables[name]} />]))} />
}

function Shown({ value }: { value: unknown }): ReactNode {
  const styles = useStyles()
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (typeof value === 'number') return String(value)
  if (value === null || value === '') return '—'
  if (typeof value !== 'string') return <span className={styles.json}>{preview(value)}</span>
  return <span className={styles.words}>{value.length > textMax ? `${value.slice(0, textMax)}…` : value}</span>
}
