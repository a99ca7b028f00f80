// What a type has: enough to resolve names, check comparisons and pick what is asked for.

export type PropertyType =
  | { type: 'text' | 'flag' | 'number' | 'moment' | 'guid' }
  | { type: 'object'; properties: Properties }
  | { type: 'collection'; of: PropertyType }

export type Property = { readonly name: string; readonly type: PropertyType }

/** By their names: Graph takes them in any case, Dataverse as they are written. */
export type Properties = { readonly find: (name: string) => Property | undefined }

export type Schema = {
  /** As errors tell it: `microsoft.graph.user`. */
  readonly name: string
  readonly properties: Properties
}

export const propertiesOf = (types: Readonly<Record<string, PropertyType>>): Properties => {
  const byName = new Map(Object.entries(types).map(([name, type]) => [name.toLowerCase(), { name, type }]))
  return { find: (name) => byName.get(name.toLowerCase()) }
}

export const exactPropertiesOf = (types: Readonly<Record<string, PropertyType>>): Properties => {
  const byName = new Map(Object.entries(types).map(([name, type]) => [name, { name, type }]))
  return { find: (name) => byName.get(name) }
}

export const findProperty = (properties: Properties, name: string): Property | undefined => properties.find(name)

export type Item = Readonly<Record<string, unknown>>

const edm: Readonly<Record<string, string>> = {
  text: 'Edm.String',
  flag: 'Edm.Boolean',
  number: 'Edm.Int32',
  moment: 'Edm.DateTimeOffset',
  guid: 'Edm.Guid',
}

/** A type by the name Microsoft's library has for it. */
export const edmName = ({ type }: PropertyType): string => edm[type] ?? `Edm.${type}`
