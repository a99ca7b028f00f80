import type { JsonObject } from '../../automate/index.ts'

export type DesktopFlow = {
  id: string
  name: string
  description: string
  ownerId: string
  inputs: FlowVariables
  outputs: FlowVariables
  /** Lists leave drafts out, unless they are asked for. */
  isPublished: boolean
  /** Without somebody at the desktop, a run succeeds by itself. */
  answer: StandingAnswer | null
  createdAt: number
  modifiedAt: number
}

export type StandingAnswer = { afterSeconds: number; outputs: JsonObject }

/** In the order in which they were made in the designer. */
export type FlowVariables = readonly FlowVariable[]

export type FlowVariable = {
  name: string
  type: VariableType
  description: string
  /** What an input is where the caller says nothing. */
  initial: string
}

export const variableTypes = ['string', 'number', 'boolean', 'array', 'object'] as const

export type VariableType = (typeof variableTypes)[number]

/** How far somebody's rights on a flow go: whoever may only use it starts it, and can neither see nor stop its runs. */
export type FlowAccess = 'owner' | 'co-owner' | 'user'

/** The variables as Dataverse tells them. */
export const schemaOf = (variables: FlowVariables): JsonObject => ({
  schema: {
    type: 'object',
    properties: Object.fromEntries(
      variables.map(({ name, type, description, initial }) => [
        name,
        { title: name, type, default: '', description, format: null, value: initial },
      ]),
    ),
  },
})
