import { makeStyles, tokens, useRestoreFocusTarget } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    gap: '20px',
    maxWidth: '1240px',
    marginInline: 'auto',
    padding: '28px 32px 64px',
    '@media (max-width: 700px)': { padding: '20px 16px 48px' },
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    justifyContent: 'space-between',
    gap: '12px 24px',
  },
  words: { display: 'flex', flexDirection: 'column', gap: '4px', maxWidth: '72ch' },
  title: {
    fontSize: '26px',
    lineHeight: '34px',
    fontWeight: tokens.fontWeightSemibold,
    letterSpacing: '-0.01em',
    // It takes the focus after a navigation, so that a screen reader says where one is; nothing can be done with it.
    outline: 'none',
  },
  lead: { textWrap: 'pretty', color: tokens.colorNeutralForeground2, fontSize: '14px', lineHeight: '20px' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
})

type Props = {
  title: string
  /** What the browser's tab says, where the heading is no name (“Good morning, Ada”). */
  name?: string
  /** One sentence: what one does here. */
  lead?: ReactNode
  actions?: ReactNode
  children?: ReactNode
}

let hadFocus = false

/** A page comes in the place of its own sketch when it is loaded: its heading has the focus if that of the sketch had. */
function keepFocus(heading: HTMLElement | null): () => void {
  if (hadFocus) heading?.focus({ preventScroll: true })
  hadFocus = false
  return () => {
    hadFocus = document.activeElement === heading
  }
}

/** What every page begins with. */
export function Page({ title, name = title, lead, actions, children }: Props): ReactNode {
  const styles = useStyles()
  return (
    <div className={styles.page}>
      <title>{`${name} · Countersign`}</title>
      <header className={styles.head}>
        <div className={styles.words}>
          <h1 {...useRestoreFocusTarget()} ref={keepFocus} className={styles.title} tabIndex={-1}>
            {title}
          </h1>
          {lead && <p className={styles.lead}>{lead}</p>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  )
}
