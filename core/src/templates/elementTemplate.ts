// A form for an element of a process: what is asked of whoever draws it, and where in the BPMN each answer is written. In
// Camunda's format, so that a template of ours works in Camunda's Modeler, and one written for it works in ours.

/** Where a value is written; the words are those of the format. */
export type TemplateBinding =
  | { readonly type: 'property'; readonly name: string }
  | { readonly type: 'zeebe:taskDefinition'; readonly property: 'type' | 'retries' }
  | { readonly type: 'zeebe:input'; readonly name: string }
  | { readonly type: 'zeebe:output'; readonly source: string }
  | { readonly type: 'zeebe:taskHeader'; readonly key: string }
  | { readonly type: 'zeebe:userTask' }
  | {
      readonly type: 'zeebe:assignmentDefinition'
      readonly property: 'assignee' | 'candidateUsers' | 'candidateGroups'
    }
  | { readonly type: 'zeebe:taskSchedule'; readonly property: 'dueDate' | 'followUpDate' }
  | {
      readonly type: 'zeebe:calledElement'
      readonly property: 'processId' | 'propagateAllParentVariables' | 'propagateAllChildVariables'
    }
  | { readonly type: 'zeebe:script'; readonly property: 'expression' | 'resultVariable' }
  | { readonly type: 'zeebe:property'; readonly name: string }
  | { readonly type: 'bpmn:Message#property'; readonly name: 'name' }
  | { readonly type: 'bpmn:Message#zeebe:subscription#property'; readonly name: 'correlationKey' }

export type TemplateCondition =
  | { readonly property: string; readonly equals: string }
  | { readonly property: string; readonly oneOf: readonly string[] }
  | { readonly allMatch: readonly TemplateCondition[] }

/** One question of the form; a hidden one is answered by the template. */
export type TemplateProperty = {
  readonly id?: string
  readonly label?: string
  /** A hint beneath the field. */
  readonly description?: string
  readonly group?: string
  readonly type: 'String' | 'Text' | 'Boolean' | 'Dropdown' | 'Hidden'
  /** Of a dropdown. */
  readonly choices?: readonly { readonly name: string; readonly value: string }[]
  /** Asked for only where another property has this value, or one of these. */
  readonly condition?: TemplateCondition
  /** Each element has its own. */
  readonly generatedValue?: { readonly type: 'uuid' }
  /** Whether the field takes an expression, or nothing else. */
  readonly feel?: 'optional' | 'required'
  readonly value?: string | boolean
  /** Nothing is written while it is empty. */
  readonly optional?: true
  readonly constraints?: {
    readonly notEmpty?: true
    readonly pattern?: { readonly value: string; readonly message: string }
  }
  readonly binding: TemplateBinding
}

export type ElementTemplate = {
  readonly $schema: string
  /** Written into every diagram that uses it: never changed. */
  readonly id: string
  /** Grows with every change that a diagram should be offered. */
  readonly version: number
  readonly name: string
  readonly description: string
  /** What somebody may type who looks for it. */
  readonly keywords: readonly string[]
  readonly icon: { readonly contents: string }
  /** What it may be made from by “Change type”. */
  readonly appliesTo: readonly string[]
  /** What it makes of it. */
  readonly elementType: { readonly value: string; readonly eventDefinition?: string }
  readonly groups: readonly { readonly id: string; readonly label: string }[]
  readonly properties: readonly TemplateProperty[]
}

export const templateSchema =
  'https://unpkg.com/@camunda/zeebe-element-templates-json-schema/resources/schema.json' as const
