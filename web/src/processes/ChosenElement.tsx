import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { type DiagramElement, nameOf } from '../diagram/index.ts'
import { CopyButton } from '../parts/index.ts'

const useStyles = makeStyles({
  strip: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '2px 12px',
    minHeight: '44px',
    padding: '4px 16px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3 },
  id: { display: 'inline-flex', alignItems: 'center', fontFamily: tokens.fontFamilyMonospace, fontSize: '13px' },
})

/** The element somebody pointed at, with the id it has in expressions, incidents and the API. */
export function ChosenElement({ element }: { element: DiagramElement }): ReactNode {
  const styles = useStyles()
  return (
    <div className={styles.strip} role="status">
      <span className={styles.name}>{nameOf(element)}</span>
      {element.name !== null && <span className={styles.quiet}>{element.kind}</span>}
      <span className={styles.id}>
        {element.id}
        <CopyButton text={element.id} label="Copy the element’s id" />
      </span>
    </div>
  )
}
