// Bodies, read as strictly as Microsoft's OData library does: by the type that each property is declared with.
//
// P1  What nobody has declared is refused by name.
// P2  A text is a text, and nothing else is. A number may be written as text: the library converts it, and well-known
//     clients rely on it.
// P3  What must not be null is neither null nor missing.

import { type Found, found, refuse } from './answer.ts'

export type Declared = { type: 'Edm.String' | 'Edm.Int32' | 'Edm.Boolean'; isNullable: boolean }

type Values = Readonly<Record<string, string | number | boolean | null>>

const odata = 'Microsoft.OData.ODataException: '

/** A body as an object, or why it is none. `set` is the entity set that errors name; an action has none. */
export async function readBody(request: Request, set = ''): Promise<Found<Readonly<Record<string, unknown>>>> {
  const text = await request.text()
  if (text.trim() === '') return refuse('payload', set, `${odata}A non-empty request body is expected.`)
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json')
    return refuse(
      'payload',
      set,
      `${odata}A supported MIME type could not be found for the content type '${type ?? ''}'.`,
    )
  try {
    const body: unknown = JSON.parse(text)
    if (isObject(body)) return found(body)
    return refuse(
      'payload',
      set,
      `${odata}An unexpected node was found when reading from the JSON reader. A 'StartObject' node was expected.`,
    )
  } catch {
    return refuse('payload', set, `${odata}Invalid JSON. A token was not recognized in the JSON content.`)
  }
}

/** The parameters of an action; those that are null or not there are not in the answer. */
export function readParameters(
  operation: string,
  declared: Readonly<Record<string, Declared>>,
  body: Readonly<Record<string, unknown>>,
): Found<Values> {
  const values: Record<string, string | number | boolean | null> = {}
  for (const [name, value] of Object.entries(body)) {
    if (name.includes('@odata.')) continue
    const parameter = declaredAs(declared, name)
    if (!parameter)
      return refuse(
        'payload',
        '',
        `${odata}The parameter '${name}' in the request payload is not a valid parameter for the operation '${operation}'.`,
      )
    const read = readValue(name, value, parameter)
    if (typeof read === 'object' && read !== null) return refuse('payload', '', odata + read.fault)
    if (read !== null) values[name] = read
  }
  const missing = Object.entries(declared).flatMap(([name, { isNullable }]) =>
    isNullable || Object.hasOwn(values, name) ? [] : [name],
  )
  return missing.length === 0
    ? found(values)
    : refuse(
        'payload',
        '',
        `${odata}One or more parameters of the operation '${operation}' are missing from the request payload. The missing parameters are: ${missing.join(', ')}.`,
      )
}

/** What a name stands for, where somebody has declared it: `constructor` and `__proto__` are names like any other. */
export const declaredAs = <T>(declared: Readonly<Record<string, T>> | undefined, name: string): T | undefined =>
  declared && Object.hasOwn(declared, name) ? declared[name] : undefined

/** A value as it is declared, or what is wrong with it. */
export function readValue(
  name: string,
  value: unknown,
  { type, isNullable }: Declared,
): string | number | boolean | null | { fault: string } {
  if (value === null) {
    const wanted = `${type}[Nullable=False]`
    return isNullable
      ? null
      : {
          fault: `A null value was found for the property named '${name}', which has the expected type '${wanted}'. The expected type '${wanted}' does not allow null values.`,
        }
  }
  if (typeof value === 'object')
    return {
      fault: `An unexpected '${Array.isArray(value) ? 'StartArray' : 'StartObject'}' node was found for property named '${name}' when reading from the JSON reader. A 'PrimitiveValue' node was expected.`,
    }
  const converted = converters[type](value)
  return converted ?? { fault: `Cannot convert the literal '${String(value)}' to the expected type '${type}'.` }
}

const converters: Readonly<Record<Declared['type'], (value: unknown) => string | number | boolean | undefined>> = {
  'Edm.String': (value) => (typeof value === 'string' ? value : undefined),
  'Edm.Int32': (value) => {
    const isWritten = typeof value === 'string' && /^\s*[+-]?\d+\s*$/.test(value)
    const number = isWritten ? Number(value) : value
    return typeof number === 'number' && Number.isInteger(number) && Math.abs(number) < 2 ** 31 ? number : undefined
  },
  'Edm.Boolean': (value) => {
    if (typeof value === 'boolean') return value
    return value === 'true' ? true : value === 'false' ? false : undefined
  },
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
