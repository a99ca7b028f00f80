import type { Json } from '@countersign/engine'

export type JsonObject = { readonly [name: string]: Json }

export const isPlainObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
