import { type Cloud, scopeAt } from '../clouds/index.ts'
import type { ConnectorDescription } from './connector.ts'

/** Who it is that signed in, and a token for when they are gone; never more of them than that. */
export const signInScopes = ['openid', 'profile', 'offline_access'] as const

/** The permissions that these actions take together, each once. */
export const permissionsFor = ({ actions }: ConnectorDescription, names: readonly string[]): string[] =>
  [...new Set(names.flatMap((name) => actions[name]?.permissions ?? []))].toSorted()

/** What is asked of somebody who signs in for these actions: the permissions they take, and nothing else. */
export function scopesFor(connector: ConnectorDescription, cloud: Cloud, names: readonly string[]): string[] {
  const resource = connector.resourceIn?.(cloud).resource
  if (resource === undefined) return []
  return [...signInScopes, ...permissionsFor(connector, names).map((permission) => scopeAt(resource, permission))]
}
