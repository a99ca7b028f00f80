/// <reference path="./moddle.d.ts" />

// What BPMN and Zeebe's extensions consist of: which element may stand in which, with which attributes. The knowledge
// is that of bpmn-moddle and zeebe-bpmn-moddle, from which bpmn-js draws; here it is only looked up.

import { BpmnModdle, type Package, type PropertyDescriptor, type TypeDescriptor } from 'bpmn-moddle'
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' }
import { invariant } from '../invariant.ts'

const { registry } = new BpmnModdle({ zeebe })

const packages = new Map(registry.packages.map((known) => [known.uri, known]))

/** Undefined for a namespace that is none of BPMN's and none of Zeebe's: what is in it belongs to other tools. */
export const packageOf = (uri: string | undefined): Package | undefined =>
  uri === undefined ? undefined : packages.get(uri)

const descriptors = new Map<string, TypeDescriptor>()

/** `type` is written with the prefix of its package: `bpmn:ServiceTask`. */
function descriptorOf(type: string): TypeDescriptor {
  const known = descriptors.get(type)
  if (known) return known
  invariant(type in registry.typeMap, `the metamodel has no type ${type}`)
  const descriptor = registry.getEffectiveDescriptor(type)
  descriptors.set(type, descriptor)
  return descriptor
}

export const isA = (type: string, ancestor: string): boolean =>
  type === ancestor || (type in registry.typeMap && ancestor in descriptorOf(type).allTypesByName)

/** The type of what only carries a text or a reference: `<bpmn:incoming>`, `<bpmn:script>`. */
const textType = 'text'

/** What an element is to the one it stands in. */
export type Role = { readonly property: string; readonly many: boolean; readonly type: string }

/** Undefined where such an element can't stand in one of type `parent`. */
export function roleOf(parent: string, known: Package, localName: string): Role | undefined {
  const name = `${known.prefix}:${localName}`
  const roles = rolesIn(parent)
  const found = roles.get(name) ?? findRole(parent, known, localName)
  if (found) roles.set(name, found) // only what was found: a file can't fill the memory with names
  return found
}

const rolesByParent = new Map<string, Map<string, Role>>()

function rolesIn(parent: string): Map<string, Role> {
  const roles = rolesByParent.get(parent) ?? new Map<string, Role>()
  rolesByParent.set(parent, roles)
  return roles
}

function findRole(parent: string, { prefix, xml }: Package, localName: string): Role | undefined {
  if (parent === textType) return undefined
  const descriptor = descriptorOf(parent)
  const named = descriptor.propertiesByName[`${prefix}:${localName}`]
  if (named && !named.isAttr) return roleWith(named, typeOfNamed(named))
  const type = `${prefix}:${xml?.tagAlias === 'lowerCase' ? capitalized(localName) : localName}`
  if (!(type in registry.typeMap)) return undefined
  const property = descriptor.properties.find((each) => !each.isVirtual && !each.isReference && isA(type, each.type))
  return property && roleWith(property, type)
}

const roleWith = ({ name, isMany = false }: PropertyDescriptor, type: string): Role => ({
  property: name,
  many: isMany,
  type,
})

function typeOfNamed({ type, isReference }: PropertyDescriptor): string {
  if (isReference || !(type in registry.typeMap)) return textType
  return type === 'bpmn:Expression' ? 'bpmn:FormalExpression' : type // the only kind that has a text to be evaluated
}

/** How an element of this type is known to have the attribute (written with its prefix); undefined where it is not. */
export function attributeOf(type: string, name: string): PropertyDescriptor | undefined {
  if (type === textType) return undefined
  const attribute = descriptorOf(type).propertiesByName[name]
  return attribute?.isAttr ? attribute : undefined
}

/** Whether elements of other tools may stand in it. */
export const takesForeign = (type: string): boolean =>
  type !== textType && descriptorOf(type).properties.some((each) => each.type === 'Element')

export const takesText = (type: string): boolean => type === textType || descriptorOf(type).bodyProperty !== undefined

const capitalized = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)
