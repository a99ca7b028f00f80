// Marks on a drawing: badges beside elements, and the colours of elements and ways.

import type Canvas from 'diagram-js/lib/core/Canvas'
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry'
import type GraphicsFactory from 'diagram-js/lib/core/GraphicsFactory'
import type Overlays from 'diagram-js/lib/features/overlays/Overlays'
import { type Look, lookOf, markedIn } from '../look.ts'
import type { Marks } from '../marks.ts'
import { type BadgeKind, cornerOf } from './badges.ts'

export type Services = {
  canvas: Canvas
  registry: ElementRegistry
  overlays: Overlays
  graphics: GraphicsFactory
}

/** Shows `marks` instead of `before`. Only what differs is painted anew: a live picture changes a little and often. */
export function showMarks(services: Services, before: Marks, marks: Marks, onPick: (elementId: string) => void): void {
  for (const id of new Set([...markedIn(before), ...markedIn(marks)]))
    if (lookOf(id, before) !== lookOf(id, marks)) paint(services, id, lookOf(id, marks))
  showBadges(services, marks, onPick)
}

const badges: readonly BadgeKind[] = ['tokens', 'incidents', 'problems']

const badgeType = 'countersign-badge'

function showBadges({ overlays, registry }: Services, marks: Marks, onPick: (elementId: string) => void): void {
  overlays.remove({ type: badgeType })
  for (const kind of badges)
    for (const [id, count] of marks[kind]) {
      const element = registry.get(id)
      if (count <= 0 || !isDrawn(element)) continue
      // A way between elements has no height: its name stands somewhere else anyway.
      const heightPx = 'height' in element ? Number(element.height) : 0
      const html = badge(kind, count, () => onPick(id))
      overlays.add(id, badgeType, { position: cornerOf(kind, heightPx), html, scale: { min: 0.85, max: 1.2 } })
    }
}

/** A process is an element too, but it is the sheet, not something on it. */
const isDrawn = <Element extends object>(element: Element | undefined): element is Element =>
  element !== undefined && ('x' in element || 'waypoints' in element)

const compact = new Intl.NumberFormat('en-GB', { notation: 'compact' })

/** For the eye alone: what it says stands in the list of elements too. */
function badge(kind: BadgeKind, count: number, onPick: () => void): HTMLElement {
  const element = document.createElement('span')
  element.className = `diagram-badge is-${kind}`
  element.setAttribute('aria-hidden', 'true')
  element.textContent = compact.format(count)
  element.addEventListener('click', onPick)
  return element
}

const line = 'color:border-color'
const ground = 'color:background-color'
/** What the file itself says, to go back to. */
const drawnColours = new WeakMap<object, { line: unknown; ground: unknown }>()

/** Drawn anew, not styled: a class would not reach an arrow's head, which all arrows of a colour share. */
function paint({ registry, graphics }: Services, id: string, look: Look | null): void {
  const element = registry.get(id)
  if (!isDrawn(element)) return
  const drawn = drawnColours.get(element) ?? { line: element.di.get(line), ground: element.di.get(ground) }
  drawnColours.set(element, drawn)
  element.di.set(line, look ? `var(--diagram-${look}-line)` : drawn.line)
  // A way has no ground: painted, its arrow's head would be filled with it.
  if (!element.waypoints) element.di.set(ground, look ? `var(--diagram-${look}-ground)` : drawn.ground)
  graphics.update(element.waypoints ? 'connection' : 'shape', element as never, registry.getGraphics(element))
}
