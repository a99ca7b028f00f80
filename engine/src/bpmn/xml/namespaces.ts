// Which namespace a prefix means at a place in the file. Prefixes are the author's choice; only namespaces count.

import { checkNamespaces } from './bounds.ts'
import { malformed } from './flaw.ts'
import type { Attribute } from './scan.ts'

/** By prefix; the empty prefix is that of names without one. */
export type Scope = ReadonlyMap<string, string>

export const outermost: Scope = new Map([['xml', 'http://www.w3.org/XML/1998/namespace']])

/** Opens scopes, and counts what they declare over the whole file. */
export function scopeOpener(): (outer: Scope, attributes: readonly Attribute[], at: number) => Scope {
  const declared = new Set<string>()
  return (outer, attributes, at) => {
    let scope: Map<string, string> | undefined
    for (const { name, value } of attributes) {
      if (!isDeclaration(name)) continue
      const prefix = name.slice('xmlns:'.length)
      if (outer.get(prefix) === value) continue
      scope ??= new Map(outer)
      scope.set(prefix, value)
      checkNamespaces(declared.add(`${prefix} ${value}`).size, at)
    }
    return scope ?? outer
  }
}

export const isDeclaration = (attribute: string): boolean => attribute === 'xmlns' || attribute.startsWith('xmlns:')

/** Undefined for a name without prefix where no namespace is declared for such names. */
export function namespaceOf(name: string, scope: Scope, at: number): string | undefined {
  const colon = name.indexOf(':')
  if (colon === -1) return scope.get('')
  const uri = scope.get(name.slice(0, colon))
  if (uri === undefined) throw malformed(at, `The prefix of ${name} is not declared`)
  return uri
}

export const localNameOf = (name: string): string => name.slice(name.indexOf(':') + 1)
