import { Field, Input } from '@fluentui/react-components'
import type { ReactNode } from 'react'

type Props = { tries: string; onChange: (tries: string) => void; error: string | null | undefined }

/** How often the job may be tried now. Left empty it is as often as the process says. */
export const TriesField = ({ tries, onChange, error }: Props): ReactNode => (
  <Field label="Tries" hint="Left empty: as many as the process says." validationMessage={error ?? null}>
    <Input
      type="number"
      min={1}
      max={1_000}
      placeholder="As drawn"
      value={tries}
      onChange={(_, { value }) => onChange(value)}
    />
  </Field>
)

/** What is sent of it. */
export const triesOf = (tries: string): number | undefined => (tries.trim() === '' ? undefined : Number(tries))
