// The nouns of the directory: objects and the links between them.

/** An application is Entra's registration of an app: seen by Graph as an object among others, kept there. */
export const kinds = [
  'user',
  'group',
  'device',
  'servicePrincipal',
  'directoryRole',
  'claimsMappingPolicy',
  'application',
] as const

export type Kind = (typeof kinds)[number]

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }

/** Under the names Graph has for them. A property without a value is not among them. */
export type Properties = Readonly<Record<string, Json>>

export type DirectoryObject = {
  readonly id: string
  readonly kind: Kind
  /** Deleted objects can be restored for 30 days; what is gone is gone, and only remembered to be told as such. */
  readonly state: 'live' | 'deleted' | 'gone'
  readonly properties: Properties
}

/** From the first to the second: a group has members, a group or a device has owners, a user has a manager. */
export type LinkName = 'member' | 'owner' | 'manager' | 'policy'

export const text = ({ properties }: DirectoryObject, name: string): string | null => {
  const value = properties[name]
  return typeof value === 'string' ? value : null
}

export const texts = ({ properties }: DirectoryObject, name: string): readonly string[] => {
  const value = properties[name]
  return Array.isArray(value) ? (value as readonly string[]) : []
}

export const isTrue = ({ properties }: DirectoryObject, name: string): boolean => properties[name] === true
