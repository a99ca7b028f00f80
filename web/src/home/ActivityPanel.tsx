import { type Activity, getActivity } from '@countersign/core/api'
import { Button, makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components'
import { DataBarVerticalRegular, TableRegular } from '@fluentui/react-icons'
import { type ReactNode, useState } from 'react'
import { useAnswer } from '../api/index.ts'
import { Answered, amount, Panel, shortDate } from '../parts/index.ts'
import { BarChart } from './BarChart.tsx'

const days = 14

const series = [
  { key: 'signIns', one: 'sign-in', title: 'sign-ins', colour: tokens.colorCompoundBrandBackground },
  {
    key: 'refusals',
    one: 'refused sign-in',
    title: 'refused sign-ins',
    colour: tokens.colorPaletteMarigoldBorderActive,
  },
  { key: 'entries', one: 'audit entry', title: 'audit entries', colour: tokens.colorNeutralForeground4 },
] as const

const useStyles = makeStyles({
  charts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(3, minmax(0, 1fr))',
    gap: '24px 40px',
    minHeight: '146px',
    '@media (max-width: 820px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  chartSkeleton: { height: '136px' },
  table: { width: '100%', borderCollapse: 'collapse', fontVariantNumeric: 'tabular-nums' },
  cell: { padding: '5px 8px', textAlign: 'right', borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  day: { textAlign: 'left', fontWeight: tokens.fontWeightRegular },
})

/** The last fortnight, as bars or as figures. */
export function ActivityPanel(): ReactNode {
  const styles = useStyles()
  const activity = useAnswer(getActivity, { query: { days } }, { everyMs: 60_000 })
  const [asTable, setAsTable] = useState(false)
  const toggle = (
    <Button
      size="small"
      appearance="subtle"
      icon={asTable ? <DataBarVerticalRegular /> : <TableRegular />}
      onClick={() => setAsTable(!asTable)}
    >
      {asTable ? 'Show as chart' : 'Show as table'}
    </Button>
  )
  const skeleton = (
    <Skeleton className={styles.charts} aria-label="Loading the activity">
      {series.map(({ key }) => (
        <SkeletonItem key={key} className={styles.chartSkeleton} />
      ))}
    </Skeleton>
  )
  return (
    <Panel title={`The last ${days} days`} actions={toggle}>
      <Answered answer={activity} skeleton={skeleton}>
        {(answer) => (asTable ? <ActivityTable activity={answer} /> : <ActivityCharts activity={answer} />)}
      </Answered>
    </Panel>
  )
}

function ActivityCharts({ activity }: { activity: Activity }): ReactNode {
  const styles = useStyles()
  return (
    <div className={styles.charts}>
      {series.map(({ key, one, title, colour }) => (
        <BarChart
          key={key}
          one={one}
          title={title}
          colour={colour}
          days={activity.days.map((day) => ({ date: day.date, count: day[key] }))}
        />
      ))}
    </div>
  )
}

function ActivityTable({ activity }: { activity: Activity }): ReactNode {
  const styles = useStyles()
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th className={`${styles.cell} ${styles.day}`} scope="col">
            Day
          </th>
          {series.map(({ key, title }) => (
            <th key={key} className={styles.cell} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {activity.days.toReversed().map((day) => (
          <tr key={day.date}>
            <th className={`${styles.cell} ${styles.day}`} scope="row">
              {shortDate(day.date)}
            </th>
            {series.map(({ key }) => (
              <td key={key} className={styles.cell}>
                {amount(day[key])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
