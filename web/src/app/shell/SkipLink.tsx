import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  link: {
    position: 'fixed',
    top: '6px',
    left: '6px',
    zIndex: 1000,
    padding: '8px 16px',
    border: 'none',
    font: 'inherit',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorBrandForegroundLink,
    boxShadow: tokens.shadow16,
    ':not(:focus)': { transform: 'translateY(-80px)' },
  },
})

/** The first stop of the Tab key: past the bar and the navigation. */
export function SkipLink(): ReactNode {
  const styles = useStyles()
  const skip = () => document.getElementById('main')?.focus()
  return (
    <button type="button" className={styles.link} onClick={skip}>
      Skip to the page
    </button>
  )
}
