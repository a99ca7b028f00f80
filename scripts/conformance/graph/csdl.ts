// The types of Microsoft Graph, read from its CSDL: what a body of it may hold.

export type Property = { readonly type: string; readonly isNullable: boolean; readonly isRelation: boolean }

export type EntityOrComplex = {
  readonly kind: 'structured'
  readonly base: string | undefined
  readonly isOpen: boolean
  readonly properties: ReadonlyMap<string, Property>
}

export type EnumType = { readonly kind: 'enum'; readonly members: ReadonlySet<string>; readonly isFlags: boolean }

export type Model = {
  readonly types: ReadonlyMap<string, EntityOrComplex | EnumType>
  /** Entity sets and singletons: what an address, and a context, begins with. */
  readonly roots: ReadonlyMap<string, string>
}

type Structured = { base: string | undefined; isOpen: boolean; properties: Map<string, Property> }

/** The file is machine-made: one element a tag, attributes in double quotes, no text that matters. */
export function readCsdl(xml: string): Model {
  const types = new Map<string, EntityOrComplex | EnumType>()
  const roots = new Map<string, string>()
  const aliases = new Map<string, string>()
  let namespace = ''
  let structured: Structured | undefined
  let members: Set<string> | undefined
  const full = (name: string): string => qualified(name, aliases)

  for (const [, tag = '', text = ''] of xml.matchAll(/<([A-Za-z]+)((?:\s+[\w:.]+="[^"]*")*)\s*\/?>/g)) {
    const attributes = attributesOf(text)
    const name = attributes.Name ?? ''
    switch (tag) {
      case 'Schema':
        namespace = attributes.Namespace ?? ''
        if (attributes.Alias) aliases.set(attributes.Alias, namespace)
        break
      case 'EnumType':
        members = new Set()
        types.set(`${namespace}.${name}`, { kind: 'enum', members, isFlags: attributes.IsFlags === 'true' })
        break
      case 'Member':
        members?.add(name)
        break
      case 'EntityType':
      case 'ComplexType':
        structured = {
          base: attributes.BaseType && full(attributes.BaseType),
          isOpen: attributes.OpenType === 'true',
          properties: new Map(),
        }
        types.set(`${namespace}.${name}`, { kind: 'structured', ...structured })
        break
      case 'Property':
      case 'NavigationProperty':
        structured?.properties.set(name, {
          type: full(attributes.Type ?? ''),
          isNullable: attributes.Nullable !== 'false',
          isRelation: tag === 'NavigationProperty',
        })
        break
      case 'EntitySet':
        roots.set(name, `Collection(${full(attributes.EntityType ?? '')})`)
        break
      case 'Singleton':
        roots.set(name, full(attributes.Type ?? ''))
        break
    }
  }
  return { types, roots }
}

const attributesOf = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries([...text.matchAll(/([\w:.]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]))

/** `Collection(graph.user)` with its namespace written out. */
function qualified(name: string, aliases: ReadonlyMap<string, string>): string {
  const of = /^Collection\((.*)\)$/.exec(name)?.[1]
  if (of !== undefined) return `Collection(${qualified(of, aliases)})`
  const dot = name.lastIndexOf('.')
  const namespace = aliases.get(name.slice(0, dot))
  return namespace === undefined ? name : `${namespace}${name.slice(dot)}`
}

/** A property of a type or of one it derives from. */
export function findProperty({ types }: Model, typeName: string, property: string): Property | undefined {
  const type = types.get(typeName)
  if (type?.kind !== 'structured') return undefined
  return (
    type.properties.get(property) ?? (type.base ? findProperty({ types } as Model, type.base, property) : undefined)
  )
}

export function isOpen(model: Model, typeName: string): boolean {
  const type = model.types.get(typeName)
  return type?.kind === 'structured' && (type.isOpen || (type.base !== undefined && isOpen(model, type.base)))
}
