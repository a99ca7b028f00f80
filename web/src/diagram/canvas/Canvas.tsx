import { makeStyles, Spinner, tokens } from '@fluentui/react-components'
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Marks } from '../marks.ts'
import './diagram.css'
import { openViewer, type Viewer } from './openViewer.ts'
import { ZoomButtons } from './ZoomButtons.tsx'

const useStyles = makeStyles({
  frame: { backgroundColor: tokens.colorNeutralBackground1 },
  over: { position: 'absolute', inset: 0, display: 'grid', placeItems: 'center', padding: '24px', textAlign: 'center' },
  words: { maxWidth: '60ch', overflowWrap: 'anywhere' },
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '4px 12px',
    padding: '4px 8px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
})

type Props = {
  xml: string
  processId: string | null
  title: string
  height: string
  marks: Marks
  selected: string | null
  onSelect: (elementId: string | null) => void
  /** Stands beside the zoom buttons. */
  children: ReactNode
}

type Drawn = { xml: string; viewer: Viewer; refusal: string | null }

/** The drawing itself: a frame that bpmn-js fills, and the buttons beneath it. */
export function Canvas({ xml, processId, title, height, marks, selected, onSelect, children }: Props): ReactNode {
  const styles = useStyles()
  const frame = useRef<HTMLDivElement>(null)
  const [viewer, setViewer] = useState<Viewer | null>(null)
  const [drawn, setDrawn] = useState<Drawn | null>(null)
  const select = useEffectEvent(onSelect)

  useEffect(() => {
    if (!frame.current) return
    const opened = openViewer(frame.current, { onSelect: (elementId) => select(elementId) })
    setViewer(opened)
    return () => opened.destroy()
  }, [])

  useEffect(() => {
    if (!viewer) return
    let isLatest = true
    const settle = (refusal: string | null) => isLatest && setDrawn({ xml, viewer, refusal })
    viewer.draw(xml, processId).then(
      () => settle(null),
      (error: unknown) => settle(error instanceof Error ? error.message : String(error)),
    )
    return () => {
      isLatest = false
    }
  }, [viewer, xml, processId])

  const isDrawn = drawn !== null && drawn.xml === xml && drawn.viewer === viewer
  const isThere = isDrawn && drawn.refusal === null
  useEffect(() => {
    if (isThere) viewer?.mark(marks)
  }, [viewer, isThere, marks])
  useEffect(() => {
    if (isThere) viewer?.select(selected)
  }, [viewer, isThere, selected])
  useEffect(() => viewer?.name(title), [viewer, title])

  return (
    <>
      <div ref={frame} className={`diagram-frame ${styles.frame}`} style={{ height }} aria-busy={!isDrawn}>
        {!isDrawn && (
          <div className={styles.over}>
            <Spinner label="Drawing" />
          </div>
        )}
        {isDrawn && drawn.refusal !== null && (
          <div className={styles.over}>
            <p className={styles.words}>This file can’t be drawn: {drawn.refusal}</p>
          </div>
        )}
      </div>
      <div className={styles.bar}>
        {children}
        {viewer && <ZoomButtons zoom={viewer.zoom} />}
      </div>
    </>
  )
}
