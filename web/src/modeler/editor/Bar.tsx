import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { Ago, useValue } from '../../parts/index.ts'
import { DeployButton } from '../deploy/DeployButton.tsx'
import type { Address } from '../ModelerPage.tsx'
import type { Session } from '../session.ts'
import { Tools } from './Tools.tsx'

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'flex-end',
    gap: '4px 16px',
    minHeight: '52px',
    padding: '6px 12px 6px 20px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  words: { flex: '1 1 160px', minWidth: 0 },
  title: {
    fontSize: '16px',
    lineHeight: '22px',
    fontWeight: tokens.fontWeightSemibold,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    outline: 'none', // it takes the focus after a navigation, so that a screen reader says where one is
  },
  state: {
    fontSize: '12px',
    lineHeight: '16px',
    color: tokens.colorNeutralForeground3,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
})

export type Switch = { on: boolean; set: (on: boolean) => void }

type Props = {
  /** Null until it is on the board. */
  session: Session | null
  fileName: string
  onLeave: () => void
  onMove: (address: Address) => void
  whole: Switch
  panel: Switch
}

/** Above the drawing: what it is, what has become of it, and what one can do with it. */
export function Bar({ session, fileName, onLeave, onMove, whole, panel }: Props): ReactNode {
  const styles = useStyles()
  return (
    <header className={styles.bar}>
      <div className={styles.words}>
        {session ? <Title session={session} /> : <h1 className={styles.title}>{fileName}</h1>}
      </div>
      {session && <Tools session={session} onLeave={onLeave} whole={whole} panel={panel} />}
      {session && <DeployButton session={session} onMove={onMove} />}
    </header>
  )
}

function Title({ session }: { session: Session }): ReactNode {
  const styles = useStyles()
  const { title } = useValue(session.board.state)
  const { fileName, origin, isDirty, kept, keptAtMs } = useValue(session.state)
  const shown = title || fileName
  return (
    <>
      <title>{`${shown} · Modeler · Countersign`}</title>
      <h1 className={styles.title} tabIndex={-1} title={shown}>
        {shown}
      </h1>
      <p className={styles.state}>
        {origin ? `Version ${origin.version}` : fileName}
        {isDirty && ' · changed'}
        {isDirty && (kept === 'kept' || kept === 'apart') && keptAtMs !== null && (
          <>
            , draft kept <Ago at={new Date(keptAtMs).toISOString()} />
          </>
        )}
      </p>
    </>
  )
}
