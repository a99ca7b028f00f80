import { Checkbox, Field, makeStyles } from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import { SecretText } from '../parts/SecretText.tsx'

const useStyles = makeStyles({ field: { display: 'grid', gap: '4px' } })

type Props = { value: string; onChange: (value: string) => void; error: string | undefined }

/** A value that nobody looking over one's shoulder shall read, unless one wants to see it. */
export function ValueField({ value, onChange, error }: Props): ReactNode {
  const { field } = useStyles()
  const [shown, setShown] = useState(false)
  const strayed = value !== value.trim() ? 'It begins or ends with a blank, which is kept.' : null
  return (
    <div className={field}>
      <Field
        label="Value"
        required
        validationMessage={error ?? strayed}
        validationState={error ? 'error' : strayed ? 'warning' : 'none'}
      >
        <SecretText value={value} isShown={shown} rows={4} onChange={onChange} />
      </Field>
      <Checkbox
        checked={shown}
        onChange={(_, { checked }) => setShown(checked === true)}
        label="Show what I type; it may have several lines then"
      />
    </div>
  )
}
