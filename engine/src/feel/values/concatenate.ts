import { allocate, type Budget } from '../budget.ts'
import { joinParts, partsOf, sizeOf } from './secret.ts'
import type { SecretText } from './value.ts'

/** Two texts in a row, at least one of them with secrets in it. */
export function concatenate(a: string | SecretText, b: string | SecretText, budget: Budget): string | SecretText {
  const parts = [...partsOf(a), ...partsOf(b)]
  for (const part of parts) allocate(budget, sizeOf(part))
  return joinParts(parts)
}
