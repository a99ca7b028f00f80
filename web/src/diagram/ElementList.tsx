import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { type DiagramElement, nameOf } from './elements.ts'
import { type Marks, stateWords } from './marks.ts'

const useStyles = makeStyles({
  list: {
    maxHeight: '320px',
    overflowY: 'auto',
    margin: 0,
    padding: '4px 0',
    listStyle: 'none',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  item: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    gap: '0 12px',
    width: '100%',
    padding: '6px 16px',
    border: 'none',
    font: 'inherit',
    color: 'inherit',
    textAlign: 'left',
    backgroundColor: 'transparent',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  here: { backgroundColor: tokens.colorSubtleBackgroundSelected },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px' },
  alarm: { color: tokens.colorStatusDangerForeground1 },
})

type Props = {
  title: string
  elements: readonly DiagramElement[]
  marks: Marks
  selected: string | null
  onSelect: (elementId: string) => void
}

/** What the drawing shows, in words: for whoever does not see it, or finds a name faster than a place. */
export function ElementList({ title, elements, marks, selected, onSelect }: Props): ReactNode {
  const styles = useStyles()
  return (
    <ul className={styles.list} aria-label={`Elements of ${title}`}>
      {elements.map((element) => {
        const { id, name, kind, depth } = element
        const state = stateWords(id, marks)
        const isAlarming = (marks.incidents.get(id) ?? 0) + (marks.problems.get(id) ?? 0) > 0
        return (
          <li key={id}>
            <button
              type="button"
              className={mergeClasses(styles.item, id === selected && styles.here)}
              style={{ paddingLeft: `${16 + depth * 20}px` }}
              aria-pressed={id === selected}
              onClick={() => onSelect(id)}
            >
              <span className={styles.name}>{nameOf(element)}</span>
              {name !== null && <span className={styles.quiet}>{kind}</span>}
              {state && <span className={mergeClasses(styles.quiet, isAlarming && styles.alarm)}>{state}</span>}
            </button>
          </li>
        )
      })}
    </ul>
  )
}
