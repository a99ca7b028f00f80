// bpmn-js with everything that draws a process for our engine: Zeebe's properties, menus, templates.

import ElementTemplateChooserModule from '@bpmn-io/element-template-chooser'
import Modeler from 'bpmn-js/lib/Modeler'
import { CreateAppendAnythingModule, CreateAppendElementTemplatesModule } from 'bpmn-js-create-append-anything'
import { CloudElementTemplatesPropertiesProviderModule } from 'bpmn-js-element-templates'
import {
  BpmnPropertiesPanelModule,
  BpmnPropertiesProviderModule,
  ZeebePropertiesProviderModule,
} from 'bpmn-js-properties-panel'
import ZeebeBehaviorsModule from 'camunda-bpmn-js-behaviors/lib/camunda-cloud'
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json'
import { light } from '../../app/theme.ts'
import { admitEditorStyles } from './editorStyles.ts'
import { OnlyWhatRunsModule } from './onlyWhatRuns.ts'
import { PadAtOnceModule } from './padAtOnce.ts'
import type { BpmnModeler, Services } from './services.ts'
import { WordsModule } from './words.ts'

export type Places = {
  /** Where one draws. */
  canvas: HTMLElement
  /** Where the properties of what is selected stand. */
  panel: HTMLElement
  /** Over which an expression's larger editor opens. */
  over: HTMLElement
}

export function createModeler({ canvas, panel, over }: Places): BpmnModeler {
  admitEditorStyles()
  return new Modeler<Services>({
    container: canvas,
    canvas: { autoFocus: true }, // the keys are the drawing’s as soon as one points at it and types nowhere else
    moddleExtensions: { zeebe },
    propertiesPanel: { parent: panel, feelPopupContainer: over },
    textRenderer: { defaultStyle: { fontFamily: light.fontFamilyBase } },
    additionalModules: [
      BpmnPropertiesPanelModule,
      BpmnPropertiesProviderModule,
      ZeebePropertiesProviderModule,
      ZeebeBehaviorsModule,
      CloudElementTemplatesPropertiesProviderModule,
      CreateAppendAnythingModule,
      CreateAppendElementTemplatesModule,
      ElementTemplateChooserModule,
      OnlyWhatRunsModule,
      PadAtOnceModule,
      WordsModule,
    ],
  } as object)
}
