import { makeStyles, tokens } from '@fluentui/react-components'
import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from 'react'

const storageKey = 'countersign.modeler.panel'
const widthMinPx = 240
const widthMaxPx = 640
const stepPx = 20

const within = (px: number): number => Math.min(widthMaxPx, Math.max(widthMinPx, Math.round(px)))

/** How wide the properties are, as this browser was told. */
export function usePanelWidth(): [number, (px: number) => void] {
  const [widthPx, setWidthPx] = useState(remembered)
  return [
    widthPx,
    (px) => {
      setWidthPx(within(px))
      try {
        localStorage.setItem(storageKey, `${within(px)}`)
      } catch {
        // storage is switched off: the width lasts as long as the page
      }
    },
  ]
}

function remembered(): number {
  try {
    return within(Number(localStorage.getItem(storageKey)) || 320)
  } catch {
    return 320 // as above
  }
}

const useStyles = makeStyles({
  handle: {
    position: 'relative',
    zIndex: 3,
    flexShrink: 0,
    width: '9px',
    marginInline: '-4px -5px',
    cursor: 'col-resize',
    touchAction: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralStroke1Hover },
    ':focus-visible': { outline: 'none', backgroundColor: tokens.colorStrokeFocus2 },
  },
})

type Props = { widthPx: number; onChange: (px: number) => void }

/** Between the drawing and its properties: dragged, or moved with the arrow keys. */
export function Splitter({ widthPx, onChange }: Props): ReactNode {
  const styles = useStyles()
  const keys: Record<string, number> = { ArrowLeft: stepPx, ArrowRight: -stepPx, Home: widthMaxPx, End: -widthMaxPx }

  function press(event: KeyboardEvent): void {
    const change = keys[event.key]
    if (change === undefined) return
    event.preventDefault()
    onChange(widthPx + change)
  }

  function drag(event: PointerEvent<HTMLElement>): void {
    const handle: HTMLElement = event.currentTarget
    handle.setPointerCapture(event.pointerId)
    const rightPx = handle.parentElement?.getBoundingClientRect().right ?? 0
    const ended = new AbortController()
    const end = () => ended.abort()
    handle.addEventListener('pointermove', ({ clientX }) => onChange(rightPx - clientX), { signal: ended.signal })
    handle.addEventListener('pointerup', end, { signal: ended.signal })
    handle.addEventListener('pointercancel', end, { signal: ended.signal })
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule that can be moved is no <hr>
    <div
      role="separator"
      aria-label="Width of the properties"
      aria-orientation="vertical"
      aria-valuenow={widthPx}
      aria-valuemin={widthMinPx}
      aria-valuemax={widthMaxPx}
      tabIndex={0}
      className={styles.handle}
      onKeyDown={press}
      onPointerDown={drag}
    />
  )
}
