import { Input, Textarea } from '@fluentui/react-components'
import type { ReactNode } from 'react'

type Props = {
  value: string
  /** In several lines, and to be read while it is typed. */
  isShown: boolean
  rows: number
  onChange: (value: string) => void
}

/** Something secret as it is typed, which no browser keeps or proposes. Within a `Field`. */
export const SecretText = ({ value, isShown, rows, onChange }: Props): ReactNode =>
  isShown ? (
    <Textarea
      value={value}
      rows={rows}
      autoComplete="off"
      spellCheck={false}
      onChange={(_, { value: typed }) => onChange(typed)}
    />
  ) : (
    <Input
      type="password"
      value={value}
      autoComplete="new-password"
      onChange={(_, { value: typed }) => onChange(typed)}
    />
  )
