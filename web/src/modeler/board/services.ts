// What is used of bpmn-js, by its own names.

import type Modeler from 'bpmn-js/lib/Modeler'
import type CommandStack from 'diagram-js/lib/command/CommandStack'
import type Canvas from 'diagram-js/lib/core/Canvas'
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry'
import type EventBus from 'diagram-js/lib/core/EventBus'
import type EditorActions from 'diagram-js/lib/features/editor-actions/EditorActions'
import type Overlays from 'diagram-js/lib/features/overlays/Overlays'
import type Selection from 'diagram-js/lib/features/selection/Selection'

export type Services = {
  canvas: Canvas
  commandStack: CommandStack
  editorActions: EditorActions
  elementRegistry: ElementRegistry
  elementTemplatesLoader: { setTemplates(templates: readonly object[]): void }
  eventBus: EventBus
  overlays: Overlays
  selection: Selection
}

export type BpmnModeler = Modeler<Services>

/** A BPMN element as moddle holds it, as far as it is looked at here. */
export type ModdleElement = {
  readonly $type: string
  readonly id?: string
  readonly name?: string
  readonly isExecutable?: boolean
  readonly eventDefinitions?: readonly ModdleElement[]
  readonly rootElements?: readonly ModdleElement[]
}
