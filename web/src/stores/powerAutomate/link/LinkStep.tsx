import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { CheckmarkCircleFilled } from '@fluentui/react-icons'
import { type ReactNode, useId } from 'react'

const useStyles = makeStyles({
  step: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '8px',
    paddingBottom: '20px',
    ':not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  head: { display: 'flex', alignItems: 'center', gap: '12px' },
  mark: {
    flexShrink: 0,
    display: 'inline-grid',
    placeItems: 'center',
    width: '24px',
    height: '24px',
    borderRadius: tokens.borderRadiusCircular,
    fontSize: '12px',
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground4,
  },
  done: { fontSize: '24px', color: tokens.colorStatusSuccessForeground1, backgroundColor: 'transparent' },
  title: { fontSize: '15px', lineHeight: '24px', fontWeight: tokens.fontWeightSemibold },
  content: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '10px',
    paddingLeft: '36px', // beneath the title
    '@media (max-width: 500px)': { paddingLeft: 0 },
  },
})

type Props = { place: number; title: string; isDone: boolean; children: ReactNode }

/** One of the things to do for a link, in their order. */
export function LinkStep({ place, title, isDone, children }: Props): ReactNode {
  const styles = useStyles()
  const titleId = useId()
  return (
    <section className={styles.step} aria-labelledby={titleId}>
      <div className={styles.head}>
        <span className={mergeClasses(styles.mark, isDone && styles.done)} aria-hidden="true">
          {isDone ? <CheckmarkCircleFilled /> : place}
        </span>
        <h3 id={titleId} className={styles.title}>
          {title}
        </h3>
      </div>
      <div className={styles.content}>{children}</div>
    </section>
  )
}
