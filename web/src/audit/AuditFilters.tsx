import { auditActionNames, auditActions } from '@countersign/core/audit'
import { Button, Field, Input, makeStyles, Select } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons'
import { type ReactNode, useCallback, useState } from 'react'
import { SearchBox } from '../parts/index.ts'
import { type AuditSearch, isFiltered, type Period, periodOf, periods } from './search.ts'

const useStyles = makeStyles({
  filters: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: '12px' },
  search: { flex: '1 1 220px', maxWidth: '360px', '@media (max-width: 700px)': { maxWidth: 'none' } },
  days: { display: 'flex', gap: '12px' },
  // As wide as its field, not as its longest choice.
  choices: { minWidth: 0, width: '100%' },
  select: { flex: '0 1 180px', minWidth: '150px', '@media (max-width: 700px)': { flexGrow: 1 } },
})

type Props = { search: AuditSearch; onLook: (changes: Partial<AuditSearch>) => void; onClear: () => void }

/** What to look for. Every choice is in the address at once: a search can be sent to a colleague. */
export function AuditFilters({ search, onLook, onClear }: Props): ReactNode {
  const styles = useStyles()
  const [now] = useState(() => new Date())
  const [choosesDays, setChoosesDays] = useState(periodOf(search, now) === 'days')
  const period = choosesDays ? 'days' : periodOf(search, now)

  const searchFor = useCallback((words: string) => onLook({ search: words }), [onLook])
  const choosePeriod = (chosen: Period) => {
    setChoosesDays(chosen === 'days')
    if (chosen !== 'days') onLook(periods[chosen].days(now))
  }

  return (
    <search className={styles.filters}>
      <Field label="Search" className={styles.search}>
        <SearchBox label="Name, subject or detail" words={search.search ?? ''} onSearch={searchFor} />
      </Field>
      <Field label="What happened" className={styles.select}>
        <Select
          className={styles.choices}
          select={{ className: styles.choices }}
          value={search.action ?? ''}
          onChange={(_, { value }) => onLook({ action: auditActionNames.find((name) => name === value) })}
        >
          <option value="">Anything</option>
          {auditActionNames.map((name) => (
            <option key={name} value={name}>
              {auditActions[name]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="When" className={styles.select}>
        <Select
          className={styles.choices}
          select={{ className: styles.choices }}
          value={period}
          onChange={(_, { value }) => choosePeriod(value as Period)}
        >
          {Object.entries(periods).map(([name, { title }]) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
        </Select>
      </Field>
      {period === 'days' && (
        <div className={styles.days}>
          <Field label="From">
            <Input
              type="date"
              value={search.from ?? ''}
              onChange={(_, { value }) => onLook({ from: value || undefined })}
            />
          </Field>
          <Field label="To">
            <Input
              type="date"
              value={search.to ?? ''}
              onChange={(_, { value }) => onLook({ to: value || undefined })}
            />
          </Field>
        </div>
      )}
      {isFiltered(search) && (
        <Button
          appearance="subtle"
          icon={<DismissRegular />}
          onClick={() => {
            setChoosesDays(false)
            onClear()
          }}
        >
          Clear
        </Button>
      )}
    </search>
  )
}
