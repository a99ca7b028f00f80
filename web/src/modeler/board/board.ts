// The drawing board: the one place of the modeler that speaks with bpmn-js. It owns what is inside of the places it is
// given; React owns the rest. It knows neither drafts nor the server.

import type { Finding } from '@countersign/core/api'
import { zoomIn, zoomOut } from '../../diagram/canvas/view.ts'
import { kindWords } from '../../diagram/kinds.ts'
import { makeValue, type Value } from '../../parts/value.ts'
import { createModeler, type Places } from './createModeler.ts'
import { lostIn } from './lostIn.ts'
import { markFindings } from './markFindings.ts'
import { offerTemplates } from './offerTemplates.ts'
import { reveal } from './reveal.ts'
import type { BpmnModeler, ModdleElement } from './services.ts'
import { keepFitted } from './view.ts'
import { withPlaces } from './withPlaces.ts'

export type BoardState = {
  canUndo: boolean
  canRedo: boolean
  /** 1 is as large as drawn. */
  zoom: number
  /** The name of the process, or its id. */
  title: string
}

export type Board = {
  state: Value<BoardState>
  /** Draws a file; what can’t be kept of it is answered in words. Rejects where nothing can be drawn. */
  open(xml: string): Promise<readonly string[]>
  /** The file as it is drawn now. */
  xml(): Promise<string>
  svg(): Promise<string>
  /** Calls `hear` after every change, until the answer is called. */
  onChange(hear: () => void): () => void
  undo(): void
  redo(): void
  zoom: Record<'in' | 'out' | 'fit', () => void>
  /** Opens the search for an element by its name. */
  find(): void
  /** Makes the keys those of the drawing. */
  focus(): void
  mark(problems: readonly Finding[], hints: readonly Finding[]): void
  /** What an element is: “User task”. Null where nothing of that id is drawn. */
  kindOf(elementId: string): string | null
  /** Brings an element into view and selects it. False where nothing of that id is drawn. */
  reveal(elementId: string): boolean
  /** Offers templates in the menus; what is wrong with those that can’t be used is answered in words. */
  offer(templates: readonly object[]): readonly string[]
  destroy(): void
}

export function createBoard(places: Places): Board {
  const modeler = createModeler(places)
  const canvas = modeler.get('canvas')
  const commands = modeler.get('commandStack')
  const events = modeler.get('eventBus')
  const state = stateOf(modeler)
  let opening: Promise<unknown> = Promise.resolve()

  nameForReaders(places.canvas)
  const fitting = keepFitted(modeler, places.canvas)

  async function open(xml: string): Promise<readonly string[]> {
    const { warnings } = await modeler.importXML(await withPlaces(xml))
    fitting.fit()
    return lostIn(warnings)
  }

  return {
    state,
    open: (xml) => {
      const opened = open(xml)
      opening = opened.catch(() => undefined) // told to whoever asked for it
      return opened
    },
    xml: async () => {
      const { xml, error } = await modeler.saveXML({ format: true })
      if (xml === undefined) throw error ?? new Error('bpmn-js wrote no file and did not say why')
      return xml
    },
    svg: async () => (await modeler.saveSVG()).svg,
    onChange: (hear) => {
      events.on('commandStack.changed', hear)
      return () => events.off('commandStack.changed', hear)
    },
    undo: () => commands.undo(),
    redo: () => commands.redo(),
    zoom: { in: () => zoomIn(canvas), out: () => zoomOut(canvas), fit: fitting.fit },
    find: () => void modeler.get('editorActions').trigger('find', {}),
    focus: () => canvas.focus(),
    mark: (problems, hints) => markFindings(modeler, problems, hints),
    kindOf: (elementId) => {
      const element = modeler.get('elementRegistry').get(elementId)
      return element ? kindOf(element.businessObject) : null
    },
    reveal: (elementId) => reveal(modeler, elementId),
    offer: (templates) => offerTemplates(modeler, templates),
    destroy: () => {
      fitting.end()
      void opening.then(() => modeler.destroy())
    },
  }
}

function stateOf(modeler: BpmnModeler): Value<BoardState> {
  const commands = modeler.get('commandStack')
  const state = makeValue<BoardState>({ canUndo: false, canRedo: false, zoom: 1, title: '' })
  modeler.get('eventBus').on(['commandStack.changed', 'canvas.viewbox.changed', 'import.done'], () =>
    state.set({
      canUndo: commands.canUndo(),
      canRedo: commands.canRedo(),
      zoom: modeler.get('canvas').zoom(),
      title: titleOf(modeler.getDefinitions()),
    }),
  )
  return state
}

function nameForReaders(canvas: HTMLElement): void {
  const picture = canvas.querySelector('.djs-container > svg')
  picture?.setAttribute('role', 'application')
  picture?.setAttribute(
    'aria-label',
    'The drawing. Control F finds an element by its name; A appends to it, R changes its type, E names it.',
  )
}

function titleOf(definitions: ModdleElement | undefined): string {
  const processes = definitions?.rootElements?.filter(({ $type }) => $type === 'bpmn:Process') ?? []
  const process = processes.find(({ isExecutable }) => isExecutable) ?? processes[0]
  return process?.name ?? process?.id ?? ''
}

function kindOf({ $type, eventDefinitions }: ModdleElement): string {
  const local = (type: string) => type.replace(/^\w+:(.)/, (_, first: string) => first.toLowerCase())
  const [definition] = eventDefinitions ?? []
  return kindWords(local($type), definition ? local(definition.$type) : null)
}
