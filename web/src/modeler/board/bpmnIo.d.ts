// Packages of bpmn.io without types of their own: what the board takes from them. Each module is one for bpmn-js to load.

declare module 'bpmn-js-properties-panel' {
  export const BpmnPropertiesPanelModule: object
  export const BpmnPropertiesProviderModule: object
  export const ZeebePropertiesProviderModule: object
}

declare module 'bpmn-js-element-templates' {
  export const CloudElementTemplatesPropertiesProviderModule: object
}

declare module 'bpmn-js-create-append-anything' {
  export const CreateAppendAnythingModule: object
  export const CreateAppendElementTemplatesModule: object
}

declare module '@bpmn-io/element-template-chooser' {
  const ElementTemplateChooserModule: object

  // biome-ignore lint/style/noDefaultExport: it is theirs
  export default ElementTemplateChooserModule
}

declare module 'camunda-bpmn-js-behaviors/lib/camunda-cloud' {
  const ZeebeBehaviorsModule: object

  // biome-ignore lint/style/noDefaultExport: it is theirs
  export default ZeebeBehaviorsModule
}
