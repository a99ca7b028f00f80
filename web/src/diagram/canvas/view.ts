// Where one looks: the part of the drawing that is in view, and how it changes.

import type Canvas from 'diagram-js/lib/core/Canvas'

/** Room for the badges, which stand over the edges of what they mark. */
const marginPx = 24
/** Smaller than this nothing can be told from anything. */
export const scaleMin = 0.15
const scaleMax = 4
const stepFactor = 1.25

/** The whole drawing, in the middle, never larger than drawn. */
export function fit(canvas: Canvas): void {
  const { inner, outer } = canvas.viewbox()
  if (outer.width === 0 || outer.height === 0) return // not in view: nothing can be fitted into nothing
  const roomFor = (insidePx: number, outsidePx: number) => Math.max(outsidePx - 2 * marginPx, 1) / Math.max(insidePx, 1)
  const pathPx = bottomOfPath(canvas)
  const scale = Math.min(1, roomFor(inner.width, outer.width), roomFor(inner.height, outer.height - pathPx))
  const width = outer.width / scale
  const height = outer.height / scale
  canvas.viewbox({
    x: inner.x + inner.width / 2 - width / 2,
    y: inner.y + inner.height / 2 - (height + pathPx / scale) / 2,
    width,
    height,
  })
}

/** Of a sheet inside another one: the way back stands over its upper edge. */
function bottomOfPath(canvas: Canvas): number {
  const path = canvas.getContainer().querySelector<HTMLElement>('.bjs-breadcrumbs')
  return path ? path.offsetTop + path.offsetHeight : 0 // none where it is not shown
}

/** Where reading begins, large enough to be read: for drawings that are too long to be seen whole. */
export function lookAtStart(canvas: Canvas): void {
  const { inner, outer } = canvas.viewbox()
  const scale = 0.6
  const [width, height] = [outer.width / scale, outer.height / scale]
  const isFlat = inner.height < height
  canvas.viewbox({
    x: inner.x - marginPx,
    y: isFlat ? inner.y + inner.height / 2 - height / 2 : inner.y - marginPx,
    width,
    height,
  })
}

/** Nearer or farther, around a point of the canvas, else around its middle. */
export function zoomBy(canvas: Canvas, factor: number, around?: { x: number; y: number }): void {
  const scale = Math.min(scaleMax, Math.max(scaleMin, canvas.zoom() * factor))
  const { width, height } = canvas.getSize()
  canvas.zoom(scale, around ?? { x: width / 2, y: height / 2 })
}

export const zoomIn = (canvas: Canvas): void => zoomBy(canvas, stepFactor)
export const zoomOut = (canvas: Canvas): void => zoomBy(canvas, 1 / stepFactor)

/**
 * The wheel scrolls the page, as it does everywhere else on it; with Ctrl, and by pinching, which browsers report as the
 * same, it zooms. A wheel's notch is a hundred of what a pinch sends: it counts for no more than a step.
 */
export function zoomByWheel(canvas: Canvas, event: WheelEvent): void {
  if (!event.ctrlKey && !event.metaKey) return
  event.preventDefault()
  const { left, top } = canvas.getContainer().getBoundingClientRect()
  const delta = Math.max(-25, Math.min(25, event.deltaY))
  zoomBy(canvas, 2 ** (-delta / 100), { x: event.clientX - left, y: event.clientY - top })
}

const stepPx = 60
const directions: Record<string, { dx: number; dy: number }> = {
  ArrowLeft: { dx: stepPx, dy: 0 },
  ArrowRight: { dx: -stepPx, dy: 0 },
  ArrowUp: { dx: 0, dy: stepPx },
  ArrowDown: { dx: 0, dy: -stepPx },
}

/** True for a key that means something to the drawing. Keys with Ctrl, Alt or Meta are the browser's. */
export function moveByKey(canvas: Canvas, { key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  if (ctrlKey || altKey || metaKey) return false
  const direction = directions[key]
  if (direction) canvas.scroll(direction)
  else if (key === '+' || key === '=') zoomIn(canvas)
  else if (key === '-') zoomOut(canvas)
  else if (key === '0') fit(canvas)
  else return false
  return true
}
