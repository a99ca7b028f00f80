import { makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components'
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react'
import { useMe } from '../../api/index.ts'
import { useMedia } from '../../parts/index.ts'
import '../board/board.css'
import type { Address } from '../ModelerPage.tsx'
import { useFileDrop } from '../opening/useFileDrop.ts'
import { useTakeFile } from '../opening/useTakeFile.ts'
import type { Opened } from '../session.ts'
import { Bar } from './Bar.tsx'
import { FindingsPanel } from './FindingsPanel.tsx'
import { LeaveDialog } from './LeaveDialog.tsx'
import { Notes } from './Notes.tsx'
import { RefusedFile } from './RefusedFile.tsx'
import { Splitter, usePanelWidth } from './Splitter.tsx'
import { useLeaving } from './useLeaving.ts'
import { useRestOfHeight } from './useRestOfHeight.ts'
import { useSession } from './useSession.ts'

const useStyles = makeStyles({
  editor: {
    display: 'flex',
    flexDirection: 'column',
    minHeight: '480px',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  // Above the top bar, below dialogs and what tells that the server is away.
  whole: { position: 'fixed', inset: 0, zIndex: 15 },
  middle: { position: 'relative', display: 'flex', flexGrow: 1, minHeight: 0 },
  canvas: { position: 'relative', flexGrow: 1, minWidth: 0 },
  panel: { flexShrink: 0, minWidth: 0, height: '100%', borderLeft: `1px solid ${tokens.colorNeutralStroke2}` },
  over: {
    position: 'absolute',
    inset: 0,
    zIndex: 2,
    display: 'grid',
    placeItems: 'center',
    overflow: 'auto',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  drop: { outline: `2px dashed ${tokens.colorBrandStroke1}`, outlineOffset: '-6px' },
})

type Props = {
  opened: Opened
  /** The diagram has another address now. */
  onMove: (address: Address) => void
  onOpen: (opened: Opened) => void
  onLeave: () => void
}

/** The board with everything around it. */
export function Editor({ opened, onMove, onOpen, onLeave }: Props): ReactNode {
  const styles = useStyles()
  const { account } = useMe()
  const [over, canvas, panel] = [useRef<HTMLElement>(null), useRef<HTMLDivElement>(null), useRef<HTMLElement>(null)]
  const opening = useSession({ canvas, panel, over }, opened, account.id)
  const session = opening.status === 'open' ? opening.session : null
  const [isWhole, setWhole] = useState(false)
  const isNarrow = useMedia('(max-width: 1080px)')
  const [showsPanel, setShowsPanel] = useState(!isNarrow)
  const [panelWidth, setPanelWidth] = usePanelWidth()
  const heightPx = useRestOfHeight(over)
  const leaving = useLeaving(session)
  const { take, reason } = useTakeFile((file) => leaving.ask(() => onOpen(file)))
  const isOver = useFileDrop(take)

  const move = useEffectEvent(onMove)
  useEffect(() => {
    if (!session) return
    let known = session.state.get().draftId
    return session.state.subscribe(() => {
      const { draftId } = session.state.get()
      if (draftId && draftId !== known) move({ draft: draftId })
      known = draftId
    })
  }, [session])

  return (
    <section
      ref={over}
      aria-label="Modeler"
      className={mergeClasses('modeler-board', styles.editor, isWhole && styles.whole)}
      style={isWhole ? {} : { height: `${heightPx}px` }}
    >
      <Bar
        session={session}
        fileName={opened.fileName}
        onLeave={() => leaving.ask(onLeave)}
        onMove={onMove}
        whole={{ on: isWhole, set: setWhole }}
        panel={{ on: showsPanel, set: setShowsPanel }}
      />
      {session && <Notes session={session} fileReason={reason} onDiscard={onLeave} />}
      <div className={mergeClasses(styles.middle, isOver && styles.drop)}>
        <div ref={canvas} className={`modeler-canvas ${styles.canvas}`} />
        {showsPanel && <Splitter widthPx={panelWidth} onChange={setPanelWidth} />}
        <aside
          ref={panel}
          aria-label="Properties"
          className={`modeler-panel ${styles.panel}`}
          style={{ width: `${panelWidth}px` }}
          hidden={!showsPanel}
        />
        {opening.status !== 'open' && (
          <div className={styles.over}>
            {opening.status === 'opening' ? (
              <Spinner label="Drawing" />
            ) : (
              <RefusedFile {...opening} onLeave={onLeave} />
            )}
          </div>
        )}
      </div>
      {session && <FindingsPanel session={session} />}
      <LeaveDialog leaving={leaving} session={session} />
    </section>
  )
}
