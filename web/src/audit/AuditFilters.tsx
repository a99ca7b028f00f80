import { auditActionNames, auditActions } from '@countersign/core/audit'
import { Button, Field, Input, makeStyles } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons'
import { type ReactNode, useCallback, useState } from 'react'
import { Choice, SearchBox } from '../parts/index.ts'
import { type AuditSearch, isFiltered, type Period, periodNames, periodOf, periods } from './search.ts'

const useStyles = makeStyles({
  filters: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: '12px' },
  search: { flex: '1 1 220px', maxWidth: '360px', '@media (max-width: 700px)': { maxWidth: 'none' } },
  days: { display: 'flex', gap: '12px' },
  select: { flex: '0 1 180px', minWidth: '150px', '@media (max-width: 700px)': { flexGrow: 1 } },
})

const actions = [['', 'Anything'], ...auditActionNames.map((name) => [name, auditActions[name]] as const)] as const
const times = periodNames.map((name) => [name, periods[name].title] as const)

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
        <Choice
          value={search.action ?? ''}
          choices={actions}
          onChoose={(action) => onLook({ action: action || undefined })}
        />
      </Field>
      <Field label="When" className={styles.select}>
        <Choice value={period} choices={times} onChoose={choosePeriod} />
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
