export { type Attribute, type Choice, forms } from './attribute.ts'
export { type ExpiryPolicy, expiryPolicies, expiryPolicyNames } from './expiryPolicy.ts'
export {
  type Attributes,
  type AttributeValue,
  type DirectoryObject,
  type FixedBecause,
  type GroupDetails,
  isRelation,
  type ObjectDetails,
  type ObjectKind,
  objectKinds,
  type Reference,
  type RelationName,
  referenceOf,
  related,
  relationNames,
  relationTitles,
  type UserDetails,
} from './object.ts'
export { initialValues, type Provider, providerNames, providers, type Schema, schemaOf } from './schema.ts'
export { type SecurityType, securityTypeOf, securityTypes } from './securityType.ts'
