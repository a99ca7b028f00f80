import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { Mark } from '../../parts/index.ts'

const useStyles = makeStyles({
  room: { display: 'grid', placeItems: 'center', minHeight: 'min(640px, 80dvh)', padding: '32px 20px' },
  notice: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: '12px', maxWidth: '560px' },
  title: { fontSize: '28px', lineHeight: '36px', fontWeight: tokens.fontWeightSemibold, outline: 'none' },
  words: { color: tokens.colorNeutralForeground2, fontSize: '15px', lineHeight: '22px', display: 'grid', gap: '10px' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '8px' },
})

type Props = {
  title: string
  children: ReactNode
  actions?: ReactNode
  /** True where no shell stands around it. */
  alone?: boolean
}

/** In place of a page that can't be shown: what is the matter, and the way on. */
export function Notice({ title, children, actions, alone = false }: Props): ReactNode {
  const styles = useStyles()
  const Room = alone ? 'main' : 'div'
  return (
    <Room className={styles.room}>
      <title>{`${title} · Countersign`}</title>
      <div className={styles.notice}>
        {alone && <Mark size={40} />}
        <h1 className={styles.title} tabIndex={-1}>
          {title}
        </h1>
        <div className={styles.words}>{children}</div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
    </Room>
  )
}
