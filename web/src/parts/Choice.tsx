import { makeStyles, Select } from '@fluentui/react-components'
import type { ReactNode } from 'react'

// As wide as its field, not as its longest choice.
const useStyles = makeStyles({ choice: { minWidth: 0, width: '100%' } })

type Props<Value extends string> = {
  value: Value
  choices: readonly (readonly [Value, string])[]
  onChoose: (value: Value) => void
  /** Where there is no `Field` around it. */
  label?: string
}

/** One of a few, in the browser's own list. Goes into a `Field`, which labels it. */
export function Choice<Value extends string>({ value, choices, onChoose, label }: Props<Value>): ReactNode {
  const { choice } = useStyles()
  const choose = (chosen: string) => {
    const found = choices.find(([one]) => one === chosen)
    if (found) onChoose(found[0])
  }
  return (
    <Select
      className={choice}
      select={{ className: choice }}
      value={value}
      {...(label ? { 'aria-label': label } : {})}
      onChange={(_, { value: chosen }) => choose(chosen)}
    >
      {choices.map(([one, title]) => (
        <option key={one} value={one}>
          {title}
        </option>
      ))}
    </Select>
  )
}
