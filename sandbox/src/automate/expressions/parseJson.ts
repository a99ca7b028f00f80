import { isArray, isObject, type Json } from './value.ts'

/** As deep as .NET's readers of JSON go (assumed), and less than the call stack bears of whoever walks through it. */
const depthMax = 128

/** JSON as flows take it; what is deeper than anybody writes is as little JSON as what is not well-formed. */
export function parseJson(text: string): Json {
  const value = JSON.parse(text) as Json
  if (isDeeperThan(depthMax, value)) throw new SyntaxError(`The JSON is nested deeper than ${depthMax}.`)
  return value
}

export function parsedOrNothing(text: string): Json | undefined {
  try {
    return parseJson(text)
  } catch {
    return undefined
  }
}

/** Level by level, since calling itself would end where the stack ends. */
function isDeeperThan(max: number, value: Json): boolean {
  let level: readonly Json[] = [value]
  for (let depth = 0; depth <= max; depth++) {
    level = level.flatMap((one) => (isArray(one) ? one : isObject(one) ? Object.values(one) : []))
    if (level.length === 0) return false
  }
  return true
}
