import type { Finding } from '@countersign/core/flows'
import { Badge, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { KeyboardEvent, ReactElement, ReactNode } from 'react'
import { useCoversRow } from '../../../parts/coversRow.ts'
import { counted } from '../../../parts/index.ts'

const useStyles = makeStyles({
  card: {
    position: 'relative',
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    minHeight: '60px',
    padding: '8px 8px 8px 12px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  chosen: {
    border: `1px solid ${tokens.colorCompoundBrandStroke}`,
    boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}`,
  },
  icon: {
    flex: 'none',
    display: 'grid',
    placeItems: 'center',
    width: '36px',
    height: '36px',
    fontSize: '20px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
  },
  words: { flex: '1 1 auto', display: 'grid', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
  line: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  badges: { flex: 'none' },
  menu: { flex: 'none', zIndex: 1 },
})

type Props = {
  icon: ReactElement
  kind: string
  title: string
  summary: string
  findings: readonly Finding[]
  isChosen: boolean
  onChoose: () => void
  onKeyDown?: (event: KeyboardEvent<HTMLButtonElement>) => void
  menu?: ReactNode
  /** By which the focus is led here. */
  id: string
}

/** The trigger or a step as it stands in the flow: pressed, its form opens. */
export function Card({
  icon,
  kind,
  title,
  summary,
  findings,
  isChosen,
  onChoose,
  onKeyDown,
  menu,
  id,
}: Props): ReactNode {
  const styles = useStyles()
  const { words } = useCoversRow()
  const problems = findings.filter(({ weight }) => weight === 'problem').length
  return (
    <div className={mergeClasses(styles.card, isChosen && styles.chosen)}>
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      <span className={styles.words}>
        <span className={styles.quiet}>{kind}</span>
        <button
          type="button"
          id={id}
          className={words}
          aria-current={isChosen ? 'step' : undefined}
          onClick={onChoose}
          onKeyDown={onKeyDown}
        >
          {title}
        </button>
        {summary && <span className={mergeClasses(styles.quiet, styles.line)}>{summary}</span>}
      </span>
      {problems > 0 && (
        <Badge className={styles.badges} appearance="tint" color="warning">
          {counted(problems, 'thing to do', 'things to do')}
        </Badge>
      )}
      {menu && <span className={styles.menu}>{menu}</span>}
    </div>
  )
}
