// One finger scrolls the page, as everywhere else on it; two move and zoom the drawing.

import type Canvas from 'diagram-js/lib/core/Canvas'
import { zoomBy } from './view.ts'

type Grip = { x: number; y: number; spread: number }

export function followFingers(canvas: Canvas, frame: HTMLElement, signal: AbortSignal): void {
  let last: Grip | null = null
  const follow = (event: TouchEvent) => {
    const grip = gripOf(event, frame)
    if (grip) event.preventDefault()
    if (grip && last) {
      canvas.scroll({ dx: grip.x - last.x, dy: grip.y - last.y })
      zoomBy(canvas, grip.spread / last.spread, grip)
    }
    last = grip
  }
  const options = { passive: false, signal }
  frame.addEventListener('touchstart', follow, options)
  frame.addEventListener('touchmove', follow, options)
  frame.addEventListener('touchend', () => (last = null), options)
}

/** Where two fingers hold the drawing, and how far they are from each other; null for any other number of them. */
function gripOf({ touches }: TouchEvent, frame: HTMLElement): Grip | null {
  const [one, other] = touches
  if (!one || !other || touches.length !== 2) return null
  const { left, top } = frame.getBoundingClientRect()
  return {
    x: (one.clientX + other.clientX) / 2 - left,
    y: (one.clientY + other.clientY) / 2 - top,
    spread: Math.max(Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY), 1),
  }
}
