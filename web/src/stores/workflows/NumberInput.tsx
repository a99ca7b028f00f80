import { Input } from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'

type Props = {
  value: number | undefined
  min: number
  max: number
  disabled?: boolean
  placeholder?: string
  /** Undefined for what is no whole number; what it says stays as it was typed. */
  onChange: (value: number | undefined) => void
}

/** A whole number. Goes into a `Field`, which labels it. */
export function NumberInput({ value, min, max, disabled = false, placeholder, onChange }: Props): ReactNode {
  const [typed, setTyped] = useState(value === undefined ? '' : `${value}`)
  return (
    <Input
      type="number"
      value={typed}
      min={min}
      max={max}
      disabled={disabled}
      {...(placeholder ? { placeholder } : {})}
      onChange={(_, data) => {
        setTyped(data.value)
        onChange(/^\d{1,6}$/.test(data.value) ? Number(data.value) : undefined)
      }}
    />
  )
}
