// What stands in a form, from top to bottom: fields, and what explains them.

import type { Field } from './field.ts'

export type Item = {
  id: string
  /** A FEEL expression; while it holds, the item is not there, and nothing of it is asked. */
  hide: string | null
} & (
  | { type: 'field'; field: Field }
  /** As its author wrote it: Markdown, with expressions in double braces. */
  | { type: 'text'; text: string }
  | { type: 'group'; label: string | null; items: readonly Item[] }
  /** What of the form this page does not show, and what it does instead. */
  | { type: 'note'; words: string }
  | { type: 'line' }
)

export const fieldItem = (field: Field): Item => ({ id: field.path.join('.'), hide: null, type: 'field', field })

/** The fields that are there, those in groups too, in their order. */
export const fieldsIn = (items: readonly Item[], isHidden: (item: Item) => boolean): Field[] =>
  items.flatMap((item) => {
    if (isHidden(item)) return []
    if (item.type === 'group') return fieldsIn(item.items, isHidden)
    return item.type === 'field' ? [item.field] : []
  })
