import { resolveIncident } from '@countersign/core/api'
import { type ReactNode, useState } from 'react'
import { type FieldErrors, fieldErrorsOf } from '../api/index.ts'
import { FormDialog } from '../parts/index.ts'
import { Cautioned } from './Cautioned.tsx'
import type { Meaning } from './meaning.ts'
import { TriesField, triesOf } from './TriesField.tsx'

type Props = {
  title: string
  verb: string
  meaning: Meaning
  /** What stands before the remedy. */
  children?: ReactNode
  isWorking: boolean
  error?: unknown
  onRetry: (tries: number | undefined) => void
  onClose: () => void
}

/** What there is to know and to choose before what is stuck goes on, one instance or all of a cause. */
export function RetryQuestion({ meaning, children, onRetry, ...dialog }: Props): ReactNode {
  const { remedy, hasTries, beforeTrying } = meaning
  const [tries, setTries] = useState('')
  const [confirmed, setConfirmed] = useState(false)
  const [errors, setErrors] = useState<FieldErrors>({})

  function submit(): void {
    const retries = triesOf(tries)
    const wrong = fieldErrorsOf(resolveIncident.body, { retries })
    setErrors(wrong)
    if (Object.keys(wrong).length === 0) onRetry(retries)
  }

  return (
    <FormDialog {...dialog} isHeld={beforeTrying?.confirm !== undefined && !confirmed} onSubmit={submit}>
      {children}
      <p>{remedy}</p>
      {beforeTrying && <Cautioned caution={beforeTrying} confirmed={confirmed} onConfirm={setConfirmed} />}
      {hasTries && <TriesField tries={tries} onChange={setTries} error={errors.retries} />}
    </FormDialog>
  )
}
