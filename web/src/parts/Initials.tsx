import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { initialsOf, shadeOf } from './initials.ts'

const useStyles = makeStyles({
  circle: {
    flexShrink: 0,
    display: 'inline-grid',
    placeItems: 'center',
    width: '32px',
    height: '32px',
    borderRadius: '50%',
    fontSize: '12px',
    lineHeight: 1,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForegroundOnBrand,
  },
  small: { width: '28px', height: '28px', fontSize: '11px' },
  large: { width: '40px', height: '40px', fontSize: '14px' },
})

// Dark enough for white letters in light and dark alike.
const shades = ['#0c616f', '#7a4a12', '#5a4a8a', '#8a3b4c', '#3f6212', '#1f5a92', '#6b4468', '#4d5b61'] as const

/** Somebody, at a glance. The name stands beside it: for a screen reader this is not there. */
export function Initials({ name, size }: { name: string; size?: 'small' | 'large' }): ReactNode {
  const styles = useStyles()
  return (
    <span
      aria-hidden="true"
      className={mergeClasses(styles.circle, size && styles[size])}
      style={{ backgroundColor: shades[shadeOf(name, shades.length)] }}
    >
      {initialsOf(name)}
    </span>
  )
}
