// The one place that speaks with bpmn-js. It owns what is inside of `frame`; React owns the rest.

import Outline from 'bpmn-js/lib/features/outline'
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer'
import type Canvas from 'diagram-js/lib/core/Canvas'
import type EventBus from 'diagram-js/lib/core/EventBus'
import type Selection from 'diagram-js/lib/features/selection/Selection'
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json'
import { light } from '../../app/theme.ts'
import { type Marks, noMarks } from '../marks.ts'
import { type Definitions, mixDrawnColours } from './colours.ts'
import { keepView } from './keepView.ts'
import { placed } from './placed.ts'
import { type Services, showMarks } from './showMarks.ts'
import { followFingers } from './touch.ts'
import { moveByKey, zoomByWheel, zoomIn, zoomOut } from './view.ts'

export type Viewer = {
  /** Draws a file, fitted into the frame. Rejects when it can't be drawn. Of several at once the last one stays. */
  draw(xml: string, processId: string | null): Promise<void>
  /** What it is a drawing of, for those who don't see it. */
  name(title: string): void
  mark(marks: Marks): void
  /** Selects an element and brings it into view. */
  select(elementId: string | null): void
  zoom: Record<'in' | 'out' | 'fit', () => void>
  destroy(): void
}

type Listeners = { onSelect: (elementId: string | null) => void }

export function openViewer(frame: HTMLElement, { onSelect }: Listeners): Viewer {
  const viewer = new NavigatedViewer(optionsIn(frame))
  const canvas = viewer.get<Canvas>('canvas')
  const events = viewer.get<EventBus>('eventBus')
  const selection = viewer.get<Selection>('selection')
  const services: Services = {
    canvas,
    registry: viewer.get('elementRegistry'),
    overlays: viewer.get('overlays'),
    graphics: viewer.get('graphicsFactory'),
  }
  const ended = new AbortController()
  const view = keepView({ canvas, events, selection }, frame, ended.signal)
  listenToHands(canvas, selection, frame, ended.signal)
  const picture = canvas.getContainer().querySelector('svg')

  let shown = noMarks
  let following = false // what is selected then was not chosen by anybody: there is nothing to report
  let drawing: Promise<unknown> = Promise.resolve()

  events.on('import.parse.complete', ({ definitions }: { definitions?: Definitions }) => {
    if (definitions) mixDrawnColours(definitions)
  })
  events.on('selection.changed', ({ newSelection }: { newSelection: { id: string }[] }) => {
    if (!following) onSelect(newSelection.at(-1)?.id ?? null)
  })

  async function drawNow(xml: string, processId: string | null): Promise<void> {
    if (ended.signal.aborted) return
    shown = noMarks
    following = true // a new sheet gives up the selection, which whoever told us to draw may still want
    try {
      await viewer.importXML(await placed(xml, processId))
      const root = processId === null ? undefined : canvas.findRoot(processId)
      if (root) canvas.setRootElement(root)
      view.begin()
    } finally {
      following = false
    }
  }

  return {
    draw: (xml, processId) => {
      const drawn = drawing.then(() => drawNow(xml, processId))
      drawing = drawn.catch(() => undefined) // told to whoever asked for it; the next begins anew
      return drawn
    },
    name: (title) => {
      picture?.setAttribute('aria-label', `${title}. Arrow keys move it, plus and minus zoom, 0 shows all of it.`)
      picture?.setAttribute('role', 'img') // not before it has a name
    },
    mark: (marks) => {
      showMarks(services, shown, marks, onSelect)
      shown = marks
    },
    select: (elementId) => {
      const element = elementId === null ? null : (services.registry.get(elementId) ?? null)
      following = true
      // First into view: what lies in a collapsed sub-process is on another sheet, and turning it gives the selection up.
      if (element) view.show(element)
      selection.select(element)
      following = false
    },
    zoom: { in: () => zoomIn(canvas), out: () => zoomOut(canvas), fit: view.fit },
    destroy: () => {
      ended.abort()
      void drawing.then(() => viewer.destroy())
    },
  }
}

/** Their types leave out what the parts of bpmn-js are configured with. */
const optionsIn = (frame: HTMLElement): object => ({
  container: frame,
  moddleExtensions: { zeebe },
  additionalModules: [Outline], // draws a line around what is selected
  zoomScroll: { enabled: false }, // the wheel is ours: see zoomByWheel
  textRenderer: { defaultStyle: { fontFamily: light.fontFamilyBase } },
  bpmnRenderer: {
    defaultFillColor: 'var(--diagram-ground)',
    defaultStrokeColor: 'var(--diagram-line)',
    defaultLabelColor: 'var(--diagram-words)',
  },
})

/** Wheel, fingers and keys; dragging is bpmn-js's own. */
function listenToHands(canvas: Canvas, selection: Selection, frame: HTMLElement, signal: AbortSignal): void {
  frame.addEventListener('wheel', (event) => zoomByWheel(canvas, event), { passive: false, signal })
  followFingers(canvas, frame, signal)
  canvas.getContainer().addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Escape' && selection.get().length > 0) selection.select(null)
      else if (!moveByKey(canvas, event)) return
      event.preventDefault()
      event.stopPropagation()
    },
    { signal },
  )
}
