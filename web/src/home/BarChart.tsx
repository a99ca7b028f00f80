import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { amount, shortDate } from '../parts/index.ts'
import { barsOf, ceilingOf } from './bars.ts'

export type Day = { date: string; count: number }

const frame = { width: 280, height: 72, gap: 5 }

const useStyles = makeStyles({
  figure: { display: 'grid', gap: '8px' },
  head: { display: 'flex', alignItems: 'baseline', gap: '8px' },
  total: {
    fontSize: '24px',
    lineHeight: '30px',
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  title: { color: tokens.colorNeutralForeground2 },
  drawing: { display: 'block', width: '100%', height: 'auto', overflow: 'visible' },
  grid: { stroke: tokens.colorNeutralStroke2, strokeWidth: '1px', vectorEffect: 'non-scaling-stroke' },
  words: { fill: tokens.colorNeutralForeground3, fontSize: '10px', fontVariantNumeric: 'tabular-nums' },
  day: { ':hover > rect': { opacity: 0.75 } },
})

type Props = {
  /** What is counted, of one and of many. */
  one: string
  title: string
  days: readonly Day[]
  colour: string
}

/** What happened each day: a total to read, bars to compare; the words for those who do not see it are in the label. */
export function BarChart({ one, title, days, colour }: Props): ReactNode {
  const styles = useStyles()
  const counts = days.map(({ count }) => count)
  const total = counts.reduce((sum, count) => sum + count, 0)
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.head}>
        <span className={styles.total}>{amount(total)}</span>
        <span className={styles.title}>{total === 1 ? one : title}</span>
      </figcaption>
      <svg
        className={styles.drawing}
        viewBox={`0 -12 ${frame.width} ${frame.height + 28}`}
        role="img"
        aria-label={inWords(title, days, total)}
      >
        <line className={styles.grid} x1="0" x2={frame.width} y1="0.5" y2="0.5" strokeDasharray="2 3" />
        <text className={styles.words} x={frame.width} y="-3" textAnchor="end">
          {total > 0 && amount(ceilingOf(counts))}
        </text>
        {barsOf(counts, frame).map((bar, index) => (
          <g key={days[index]?.date} className={styles.day}>
            <title>{`${shortDate(days[index]?.date ?? '')}: ${amount(counts[index] ?? 0)}`}</title>
            <rect x={bar.x} y="0" width={bar.width} height={frame.height} fill="transparent" />
            <rect {...bar} rx="1.5" fill={colour} />
          </g>
        ))}
        <line className={styles.grid} x1="0" x2={frame.width} y1={frame.height} y2={frame.height} />
        <text className={styles.words} x="0" y={frame.height + 13}>
          {shortDate(days[0]?.date ?? '')}
        </text>
        <text className={styles.words} x={frame.width} y={frame.height + 13} textAnchor="end">
          {shortDate(days.at(-1)?.date ?? '')}
        </text>
      </svg>
    </figure>
  )
}

function inWords(title: string, days: readonly Day[], total: number): string {
  const all = `${title}: ${amount(total)} in ${days.length} days`
  const busiest = days.toSorted((a, b) => b.count - a.count)[0]
  return busiest && total > 0 ? `${all}, most on ${shortDate(busiest.date)} with ${amount(busiest.count)}` : all
}
