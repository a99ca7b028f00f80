import { makeStyles, tokens } from '@fluentui/react-components'

/** The whole row is what one presses: easy to hit, and still one name for a screen reader. Its row is `relative`. */
export const useCoversRow = makeStyles({
  words: {
    maxWidth: '100%',
    padding: 0,
    border: 'none',
    background: 'none',
    color: 'inherit',
    font: 'inherit',
    fontWeight: tokens.fontWeightSemibold,
    textAlign: 'left',
    textDecoration: 'none',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    cursor: 'pointer',
    '::after': { content: '""', position: 'absolute', inset: 0 },
    ':hover': { color: 'inherit', textDecoration: 'none' },
    ':focus-visible': { outline: 'none' },
    ':focus-visible::after': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
})
