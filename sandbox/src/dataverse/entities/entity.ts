// Tables of Dataverse, as values: what their rows have, where the rows are, and what can be done with them.

import { exactPropertiesOf, type Item, type Schema } from '../../odata/index.ts'
import type { Call } from '../call.ts'
import type { Answer, Declared, Found } from '../protocol/index.ts'
import type { Privilege } from '../security/index.ts'

export type Column = {
  type: 'text' | 'guid' | 'flag' | 'number' | 'moment'
  /** Of a choice, by its numbers. */
  labels?: Readonly<Record<number, string>>
  /** The table whose row is meant, and the navigation property that leads there. */
  lookup?: { target: string; navigation: string }
}

/** By the names of its columns; moments are texts, what has no value is null. */
export type Row = Item

/** What a body says of a row. */
export type Values = {
  properties: Readonly<Record<string, string | number | boolean | null>>
  /** `ownerid@odata.bind`: the id of the row that is meant, by navigation property. */
  bound: Readonly<Record<string, string>>
}

export type Definition = {
  logicalName: string
  setName: string
  primaryKey: string
  /** How privileges call it: `prvReadworkflow`. */
  privilegeName: Privilege extends `prv${'Create' | 'Read' | 'Write' | 'Delete' | 'Assign'}${infer Name}` ? Name : never
  columns: Readonly<Record<string, Column>>
  rows: (call: Call) => readonly Row[]
  /** By its id in lower case, whoever asks. */
  find: (call: Call, id: string) => Row | undefined
  /** For whoever may read their own only. */
  isOwn: (call: Call, row: Row) => boolean
  /** What a body may say, beside what is told and cannot be written, which is ignored as in the cloud. */
  writable?: Readonly<Record<string, Declared>>
  /** Navigation properties that can be bound, and the set of what they lead to. */
  bindable?: Readonly<Record<string, string>>
  create?: (call: Call, values: Values) => Found<string>
  update?: (call: Call, row: Row, values: Values) => Found<undefined>
  remove?: (call: Call, row: Row) => Found<undefined>
  /** Columns that are files, or long texts: told by `/$value`. */
  streams?: Readonly<Record<string, (call: Call, row: Row) => Answer>>
  /** By their names without the namespace. */
  actions?: Readonly<Record<string, (call: Call, id: string) => Answer | Promise<Answer>>>
}

export type Entity = Definition & { schema: Schema }

export const defineEntity = (definition: Definition): Entity => ({
  ...definition,
  schema: {
    name: `Microsoft.Dynamics.CRM.${definition.logicalName}`,
    properties: exactPropertiesOf(definition.columns),
  },
})

export const text: Column = { type: 'text' }
export const guid: Column = { type: 'guid' }
export const flag: Column = { type: 'flag' }
export const number: Column = { type: 'number' }
export const moment: Column = { type: 'moment' }
export const choice = (labels: Readonly<Record<number, string>>): Column => ({ type: 'number', labels })
export const lookup = (target: string, navigation: string): Column => ({ type: 'guid', lookup: { target, navigation } })
