export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }
export type Variables = { readonly [name: string]: Json }

export const noVariables: Variables = {}

/** One more entry, whatever its name: `['__proto__']` in brackets is a name like any other, `.` and `=` would not be. */
export const withEntry = (variables: Variables, name: string, value: Json): Variables => ({
  ...variables,
  [name]: value,
})

export const isObject = (value: Json | undefined): value is Variables =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
