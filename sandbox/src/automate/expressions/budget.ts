import { ExpressionFault } from './fault.ts'
import type { Scope } from './scope.ts'
import type { Json } from './value.ts'

/** What the expressions of one step may compute together: calls, and characters and elements they make. */
export const budgetMax = 20_000_000

/** Microsoft's limits are in hours and gigabytes; the sandbox stops where nobody's flow is meant to go. */
export function spend({ budget }: Scope, amount: number): void {
  budget.left -= amount
  if (budget.left < 0)
    throw new ExpressionFault(`The template language expressions of one action computed more than ${budgetMax} values.`)
}

export const sizeOf = (value: Json): number =>
  typeof value === 'string' || Array.isArray(value) ? value.length + 1 : 1
