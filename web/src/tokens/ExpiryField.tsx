import { tokenDaysMax } from '@countersign/core/api'
import { Field, Input, makeStyles } from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import { Choice, counted, dateTime, dayMs } from '../parts/index.ts'

const choices = [
  ...[7, 30, 90, 180, tokenDaysMax].map((days) => [String(days), `After ${counted(days, 'day', 'days')}`] as const),
  ['own', 'After a number of days of my own'],
] as const

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: '12px' },
  choice: { flex: '1 1 180px' },
})

type Props = { days: number | null; onChange: (days: number | null) => void; error: string | undefined }

/** When the token ends. Null is a number nobody has typed yet. */
export function ExpiryField({ days, onChange, error }: Props): ReactNode {
  const styles = useStyles()
  const [own, setOwn] = useState(false)
  const [nowMs] = useState(() => Date.now())
  const ends = days && days > 0 ? `Ends on ${dateTime(new Date(nowMs + days * dayMs).toISOString())}.` : undefined
  const told = { validationMessage: error ?? null, hint: error ? null : (ends ?? null) }
  return (
    <div className={styles.row}>
      <Field label="Expires" required className={styles.choice} {...(own ? {} : told)}>
        <Choice
          value={own ? 'own' : String(days)}
          choices={choices}
          onChoose={(chosen) => {
            setOwn(chosen === 'own')
            if (chosen !== 'own') onChange(Number(chosen))
          }}
        />
      </Field>
      {own && (
        <Field label={`Days, up to ${tokenDaysMax}`} required className={styles.choice} {...told}>
          <Input
            type="number"
            min={1}
            max={tokenDaysMax}
            value={days === null ? '' : String(days)}
            onChange={(_, { value }) => onChange(value === '' ? null : Number(value))}
          />
        </Field>
      )}
    </div>
  )
}
