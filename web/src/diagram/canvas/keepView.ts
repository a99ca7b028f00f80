// What part of a drawing is in view, and that it stays the right one while the frame changes and sheets are turned.

import type Canvas from 'diagram-js/lib/core/Canvas'
import type EventBus from 'diagram-js/lib/core/EventBus'
import type Selection from 'diagram-js/lib/features/selection/Selection'
import { fit, lookAtStart, scaleMin } from './view.ts'

export type View = {
  /** The whole drawing. It stays whole, however the frame changes, until somebody moves it. */
  fit(): void
  /** Where one begins to look at a new drawing. */
  begin(): void
  /** Scrolls, and turns the sheet where it must, until the element is in view. */
  show(element: object): void
}

type Parts = { canvas: Canvas; events: EventBus; selection: Selection }

export function keepView({ canvas, events, selection }: Parts, frame: HTMLElement, signal: AbortSignal): View {
  let fitted = true
  const seen = new Set<object>() // sheets somebody has looked at; empty while one draws

  const fitNow = () => {
    fit(canvas)
    fitted = true
  }
  /** While the whole drawing is in view, so is each of its elements, and the drawing goes on following its frame. */
  const show = (element: object) => {
    const isOnThisSheet = canvas.findRoot(element as never) === canvas.getRootElement()
    if (!fitted || !isOnThisSheet) canvas.scrollToElement(element as never, 40)
  }

  events.on('canvas.viewbox.changed', () => {
    fitted = false
  })
  events.on('import.render.start', () => seen.clear())
  // After bpmn-js has put a sheet where it was left: the first time it would show a corner of it.
  const last = 100
  events.on('root.set', last, ({ element }: { element: object }) => {
    if (seen.size === 0 || seen.has(element)) return
    seen.add(element)
    fitNow()
  })
  const resized = new ResizeObserver(() => {
    canvas.resized()
    const [looked] = selection.get()
    if (fitted) fitNow()
    else if (looked) show(looked)
  })
  resized.observe(frame)
  signal.addEventListener('abort', () => resized.disconnect())

  return {
    fit: fitNow,
    begin: () => {
      seen.add(canvas.getRootElement())
      fitNow()
      if (canvas.zoom() < scaleMin) lookAtStart(canvas)
    },
    show,
  }
}
