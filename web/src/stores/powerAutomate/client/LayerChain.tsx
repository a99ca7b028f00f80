import type { AnswerOf, testPowerAutomate } from '@countersign/core/api'
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { CheckmarkCircleFilled, CircleRegular, ErrorCircleFilled } from '@fluentui/react-icons'
import type { ReactElement, ReactNode } from 'react'

type Layer = AnswerOf<typeof testPowerAutomate>['layers'][number]

const useStyles = makeStyles({
  chain: { listStyleType: 'none', display: 'grid' },
  link: {
    position: 'relative',
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    gap: '2px 12px',
    paddingBottom: '16px',
    // The line from one to the next: each needs the one before.
    ':not(:last-child)::before': {
      content: '""',
      position: 'absolute',
      top: '24px',
      bottom: '0',
      left: '9px',
      width: '2px',
      backgroundColor: tokens.colorNeutralStroke1,
    },
    ':last-child': { paddingBottom: 0 },
  },
  icon: { display: 'inline-flex', fontSize: '20px' },
  ok: { color: tokens.colorStatusSuccessForeground1 },
  failed: { color: tokens.colorStatusDangerForeground1 },
  'not-tried': { color: tokens.colorNeutralForeground4 },
  title: { fontWeight: tokens.fontWeightSemibold },
  state: { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
  sentence: { gridColumn: 2, color: tokens.colorNeutralForeground2, textWrap: 'pretty', overflowWrap: 'anywhere' },
})

const icons: Readonly<Record<Layer['state'], ReactElement>> = {
  ok: <CheckmarkCircleFilled />,
  failed: <ErrorCircleFilled />,
  'not-tried': <CircleRegular />,
}

const words: Readonly<Record<Layer['state'], string>> = {
  ok: 'works',
  failed: 'does not work',
  'not-tried': 'not tried',
}

/** What has to work for a flow to be started and to answer, one after the other. */
export function LayerChain({ layers }: { layers: readonly Layer[] }): ReactNode {
  const styles = useStyles()
  return (
    <ol className={styles.chain} aria-label="What was tried">
      {layers.map(({ name, title, state, sentence }) => (
        <li key={name} className={styles.link}>
          <span className={mergeClasses(styles.icon, styles[state])} aria-hidden="true">
            {icons[state]}
          </span>
          <span className={styles.title}>
            {title} <span className={styles.state}>· {words[state]}</span>
          </span>
          <span className={styles.sentence}>{sentence}</span>
        </li>
      ))}
    </ol>
  )
}
