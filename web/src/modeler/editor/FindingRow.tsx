import type { Finding } from '@countersign/core/api'
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { ErrorCircleFilled, InfoFilled } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import type { Session } from '../session.ts'

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(120px, 200px) minmax(0, 1fr)',
    gap: '0 12px',
    alignItems: 'baseline',
    width: '100%',
    padding: '6px 12px',
    border: 'none',
    font: 'inherit',
    fontSize: '13px',
    color: 'inherit',
    textAlign: 'left',
    backgroundColor: 'transparent',
    '@media (max-width: 900px)': { gridTemplateColumns: '20px minmax(0, 1fr)' },
  },
  press: {
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  info: { color: tokens.colorBrandForeground1 },
  place: { fontWeight: tokens.fontWeightSemibold, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  words: { '@media (max-width: 900px)': { gridColumn: '2' } },
  remedy: { color: tokens.colorNeutralForeground2 },
  icon: { display: 'inline-flex', alignSelf: 'center', fontSize: '16px' },
  bad: { color: tokens.colorStatusDangerForeground1 },
})

type Props = { finding: Finding; as: 'problem' | 'hint'; session: Session }

/** Where it is, why it matters, what to do; pressed, it leads there. */
export function FindingRow({ finding, as, session }: Props): ReactNode {
  const styles = useStyles()
  const { elementId, elementName, reason, remedy } = finding
  const kind = elementId === null ? null : session.board.kindOf(elementId)
  const content = (
    <>
      <span className={mergeClasses(styles.icon, as === 'problem' ? styles.bad : styles.info)} aria-hidden="true">
        {as === 'problem' ? <ErrorCircleFilled /> : <InfoFilled />}
      </span>
      <span className={styles.place} title={elementId ?? ''}>
        {elementName ?? kind ?? elementId ?? 'The file'}
      </span>
      <span className={styles.words}>
        {sentence(reason)} <span className={styles.remedy}>{remedy}</span>
      </span>
    </>
  )
  // What is not drawn, such as a message, can’t be gone to.
  if (elementId === null || kind === null) return <li className={styles.row}>{content}</li>
  return (
    <li>
      <button
        type="button"
        className={mergeClasses(styles.row, styles.press)}
        onClick={() => session.board.reveal(elementId)}
      >
        {content}
      </button>
    </li>
  )
}

/** Some reasons are told in the words of Camunda's linter, which has no full stop. */
const sentence = (words: string): string => (/[.!?:][”")]*$/.test(words) ? words : `${words}.`)
