import type Canvas from 'diagram-js/lib/core/Canvas'
import type { BpmnModeler } from './services.ts'

/** The palette lies over the left edge. */
const leftPx = 124
const marginPx = 32

/** All there is, beside the palette, never larger than drawn; on the left, since whoever draws goes on to the right. */
function showAll(canvas: Canvas): void {
  const { inner, outer } = canvas.viewbox()
  const roomPx = { width: outer.width - leftPx - 2 * marginPx, height: outer.height - 2 * marginPx }
  if (roomPx.width <= 0 || roomPx.height <= 0) return // not in view: nothing can be fitted into nothing
  const scale = Math.min(1, roomPx.width / Math.max(inner.width, 1), roomPx.height / Math.max(inner.height, 1))
  const [width, height] = [outer.width / scale, outer.height / scale]
  canvas.viewbox({
    x: inner.x - (leftPx + marginPx) / scale,
    y: inner.y + (inner.height - height) / 2,
    width,
    height,
  })
}

/** Shows all when asked to, and again when the room changes: until somebody has moved the sheet or drawn on it. */
export function keepFitted(modeler: BpmnModeler, room: HTMLElement): { fit(): void; end(): void } {
  const canvas = modeler.get('canvas')
  let isFitted = false
  const fitNow = () => {
    showAll(canvas)
    isFitted = true
  }
  modeler.get('eventBus').on(['canvas.viewbox.changed', 'commandStack.changed'], () => {
    isFitted = false
  })
  const resized = new ResizeObserver(() => {
    canvas.resized()
    if (isFitted) fitNow()
  })
  resized.observe(room)
  return { fit: fitNow, end: () => resized.disconnect() }
}
