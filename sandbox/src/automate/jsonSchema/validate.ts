// JSON against a JSON schema, with the messages of the library the cloud uses.

import { isArray, isEqual, isObject, type Json, type JsonObject, NotPlayed, typeName } from '../expressions/index.ts'

export type SchemaFault = {
  message: string
  /** Where in the value: `groups[0].name`. */
  path: string
  errorType: string
}

/** All that is wrong, outermost first. Keywords that are not known are annotations, as in every validator. */
export const validate = (value: Json, schema: Json | undefined): SchemaFault[] => check(value, schema ?? {}, '')

/** They decide, and are not played: passing over them would let through what the cloud refuses. */
const notPlayed = [
  '$ref',
  'patternProperties',
  'dependencies',
  'if',
  'contains',
  'propertyNames',
  'multipleOf',
] as const

function check(value: Json, schema: Json, path: string): SchemaFault[] {
  if (schema === false) return [{ message: 'Schema always fails validation.', path, errorType: 'valid' }]
  if (!isObject(schema)) return []
  const unknown = notPlayed.find((keyword) => keyword in schema)
  if (unknown) throw new NotPlayed(`The sandbox does not play the keyword '${unknown}' of JSON schemas.`)
  const fault = (message: string, errorType: string): SchemaFault => ({ message, path, errorType })
  return [
    ...typeFaults(value, schema, fault),
    ...valueFaults(value, schema, fault),
    ...combinedFaults(value, schema, path, fault),
    ...(typeof value === 'string' ? textFaults(value, schema, fault) : []),
    ...(typeof value === 'number' ? numberFaults(value, schema, fault) : []),
    ...(isArray(value) ? arrayFaults(value, schema, path, fault) : []),
    ...(isObject(value) ? objectFaults(value, schema, path, fault) : []),
  ]
}

type MakeFault = (message: string, errorType: string) => SchemaFault

/** In the order in which a message lists several. */
const types = ['String', 'Number', 'Integer', 'Boolean', 'Object', 'Array', 'Null'] as const

const actualType = (value: Json): string => (typeName(value) === 'Float' ? 'Number' : typeName(value))

function typeFaults(value: Json, { type }: JsonObject, fault: MakeFault): SchemaFault[] {
  if (type === undefined) return []
  const names = (isArray(type) ? type : [type]).map((name) => String(name).toLowerCase())
  const wanted = types.filter((name) => names.includes(name.toLowerCase()))
  const actual = actualType(value)
  const fits = wanted.some((name) => name === actual || (name === 'Number' && actual === 'Integer'))
  return fits ? [] : [fault(`Invalid type. Expected ${wanted.join(', ')} but got ${actual}.`, 'type')]
}

function valueFaults(value: Json, schema: JsonObject, fault: MakeFault): SchemaFault[] {
  const { enum: allowed, const: only } = schema
  const shown = JSON.stringify(value)
  if (isArray(allowed) && !allowed.some((one) => isEqual(one, value)))
    return [fault(`Value ${shown} is not defined in enum.`, 'enum')]
  if (only !== undefined && !isEqual(only, value)) return [fault(`Value ${shown} does not match const.`, 'const')]
  return []
}

function combinedFaults(value: Json, schema: JsonObject, path: string, fault: MakeFault): SchemaFault[] {
  const { allOf, anyOf, oneOf, not } = schema
  const fitting = (schemas: readonly Json[]): number =>
    schemas.filter((one) => check(value, one, path).length === 0).length
  const faults: SchemaFault[] = []
  if (isArray(allOf) && fitting(allOf) < allOf.length)
    faults.push(fault("JSON does not match all schemas from 'allOf'.", 'allOf'))
  if (isArray(anyOf) && fitting(anyOf) === 0)
    faults.push(fault("JSON does not match any schemas from 'anyOf'.", 'anyOf'))
  if (isArray(oneOf) && fitting(oneOf) !== 1)
    faults.push(
      fault(`JSON is valid against ${fitting(oneOf) === 0 ? 'no' : 'more than one'} schemas from 'oneOf'.`, 'oneOf'),
    )
  if (not !== undefined && fitting([not]) > 0) faults.push(fault("JSON is valid against schema from 'not'.", 'not'))
  return faults
}

function textFaults(value: string, schema: JsonObject, fault: MakeFault): SchemaFault[] {
  const { minLength, maxLength, pattern } = schema
  const faults: SchemaFault[] = []
  if (typeof minLength === 'number' && value.length < minLength)
    faults.push(fault(`String '${value}' is less than minimum length of ${minLength}.`, 'minLength'))
  if (typeof maxLength === 'number' && value.length > maxLength)
    faults.push(fault(`String '${value}' exceeds maximum length of ${maxLength}.`, 'maxLength'))
  if (typeof pattern === 'string' && !new RegExp(pattern).test(value))
    faults.push(fault(`String '${value}' does not match regex pattern '${pattern}'.`, 'pattern'))
  return faults
}

function numberFaults(value: number, schema: JsonObject, fault: MakeFault): SchemaFault[] {
  const { minimum, maximum } = schema
  if (typeof minimum === 'number' && value < minimum)
    return [fault(`Number ${value} is less than minimum value of ${minimum}.`, 'minimum')]
  if (typeof maximum === 'number' && value > maximum)
    return [fault(`Number ${value} exceeds maximum value of ${maximum}.`, 'maximum')]
  return []
}

function arrayFaults(value: readonly Json[], schema: JsonObject, path: string, fault: MakeFault): SchemaFault[] {
  const { minItems, maxItems, items } = schema
  const faults: SchemaFault[] = []
  if (typeof minItems === 'number' && value.length < minItems)
    faults.push(fault(`Array item count ${value.length} is less than minimum count of ${minItems}.`, 'minItems'))
  if (typeof maxItems === 'number' && value.length > maxItems)
    faults.push(fault(`Array item count ${value.length} exceeds maximum count of ${maxItems}.`, 'maxItems'))
  const schemaOf = (place: number): Json => (isArray(items) ? (items[place] ?? {}) : (items ?? {}))
  return [...faults, ...value.flatMap((item, place) => check(item, schemaOf(place), `${path}[${place}]`))]
}

function objectFaults(value: JsonObject, schema: JsonObject, path: string, fault: MakeFault): SchemaFault[] {
  const { required, additionalProperties } = schema
  const properties = isObject(schema.properties) ? schema.properties : {}
  const missing = isArray(required) ? required.filter((name) => !Object.hasOwn(value, String(name))) : []
  const faults: SchemaFault[] =
    missing.length > 0 ? [fault(`Required properties are missing from object: ${missing.join(', ')}.`, 'required')] : []
  for (const [name, one] of Object.entries(value)) {
    const inner = path === '' ? name : `${path}.${name}`
    const own = Object.hasOwn(properties, name) ? properties[name] : undefined
    if (own !== undefined) faults.push(...check(one, own, inner))
    else if (additionalProperties === false)
      faults.push({
        message: `Property '${name}' has not been defined and the schema does not allow additional properties.`,
        path: inner,
        errorType: 'additionalProperties',
      })
    else if (additionalProperties !== undefined) faults.push(...check(one, additionalProperties, inner))
  }
  return faults
}
