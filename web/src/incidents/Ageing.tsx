import type { IncidentAges } from '@countersign/core/api'
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { amount } from '../parts/index.ts'
import { type AgeName, ageNames, ageTitles, inWords } from './ages.ts'

const useStyles = makeStyles({
  figure: { display: 'grid', gap: '10px' },
  bar: {
    display: 'flex',
    gap: '2px',
    height: '12px',
    overflow: 'hidden',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  part: { flexBasis: 0, minWidth: '6px' },
  legend: { display: 'flex', flexWrap: 'wrap', gap: '4px 20px', listStyleType: 'none', fontSize: '13px' },
  entry: { display: 'flex', alignItems: 'center', gap: '8px', color: tokens.colorNeutralForeground2 },
  swatch: { width: '10px', height: '10px', borderRadius: '3px' },
  count: { fontVariantNumeric: 'tabular-nums', fontWeight: tokens.fontWeightSemibold },
  hour: { backgroundColor: tokens.colorCompoundBrandBackground },
  day: { backgroundColor: tokens.colorPaletteMarigoldBorderActive },
  week: { backgroundColor: tokens.colorPaletteDarkOrangeBorderActive },
  older: { backgroundColor: tokens.colorStatusDangerForeground1 },
})

/** How long what waits has waited: the redder, the longer. */
export function Ageing({ ages }: { ages: IncidentAges }): ReactNode {
  const styles = useStyles()
  const there = ageNames.filter((name) => ages[name] > 0)
  return (
    <figure className={styles.figure}>
      <div className={styles.bar} role="img" aria-label={inWords(ages)}>
        {there.map((name) => (
          <span key={name} className={mergeClasses(styles.part, styles[name])} style={{ flexGrow: ages[name] }} />
        ))}
      </div>
      <ul className={styles.legend}>
        {ageNames.map((name) => (
          <Entry key={name} name={name} count={ages[name]} />
        ))}
      </ul>
    </figure>
  )
}

function Entry({ name, count }: { name: AgeName; count: number }): ReactNode {
  const styles = useStyles()
  return (
    <li className={styles.entry}>
      <span className={mergeClasses(styles.swatch, styles[name])} aria-hidden="true" />
      <span>
        <span className={styles.count}>{amount(count)}</span> {ageTitles[name]}
      </span>
    </li>
  )
}
