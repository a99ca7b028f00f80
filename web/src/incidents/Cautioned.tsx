import { Checkbox, makeStyles, tokens } from '@fluentui/react-components'
import { WarningFilled } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import type { Caution } from './meaning.ts'

const useStyles = makeStyles({
  note: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    gap: '4px 12px',
    padding: '12px 16px',
    backgroundColor: tokens.colorStatusWarningBackground1,
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  icon: { display: 'inline-flex', fontSize: '20px', color: tokens.colorStatusWarningForeground3 },
  confirm: { gridColumn: 2, marginLeft: '-8px' },
})

type Props = { caution: Caution; confirmed: boolean; onConfirm: (confirmed: boolean) => void }

/** What to know first; and, where a mistake can't be undone, a box to tick. */
export function Cautioned({ caution, confirmed, onConfirm }: Props): ReactNode {
  const styles = useStyles()
  if (caution.confirm === undefined) return <p>{caution.words}</p>
  return (
    <div className={styles.note} role="note">
      <span className={styles.icon} aria-hidden="true">
        <WarningFilled />
      </span>
      <p>{caution.words}</p>
      <Checkbox
        className={styles.confirm}
        label={caution.confirm}
        checked={confirmed}
        onChange={(_, { checked }) => onConfirm(checked === true)}
      />
    </div>
  )
}
