// What we use of bpmn-moddle, which has no types of its own at its face: its knowledge of BPMN, not its parser.

declare module 'bpmn-moddle' {
  export type PropertyDescriptor = {
    /** Without prefix. */
    readonly name: string
    readonly type: string
    readonly isMany?: boolean
    readonly isAttr?: true
    readonly isReference?: true
    readonly isVirtual?: true
    readonly xml?: { readonly serialize?: string }
  }

  export type TypeDescriptor = {
    readonly ns: { readonly name: string; readonly prefix: string }
    readonly properties: readonly PropertyDescriptor[]
    /** By name, with and without prefix. */
    readonly propertiesByName: { readonly [name: string]: PropertyDescriptor | undefined }
    /** With all that it inherits from. */
    readonly allTypesByName: { readonly [name: string]: unknown }
    readonly bodyProperty?: PropertyDescriptor
  }

  export type Package = {
    readonly prefix: string
    readonly uri: string
    readonly xml?: { readonly tagAlias?: 'lowerCase'; readonly typePrefix?: string }
  }

  export class BpmnModdle {
    constructor(packages: { readonly [prefix: string]: unknown })
    readonly registry: {
      readonly packages: readonly Package[]
      readonly typeMap: { readonly [name: string]: unknown }
      getEffectiveDescriptor(typeName: string): TypeDescriptor
    }
  }
}
