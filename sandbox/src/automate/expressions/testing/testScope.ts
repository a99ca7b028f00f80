import { budgetMax } from '../budget.ts'
import { evaluateTemplate } from '../evaluate.ts'
import { ExpressionFault } from '../fault.ts'
import type { Scope } from '../scope.ts'
import type { Json } from '../value.ts'

const absent = (kind: string) => (name: string | undefined) => {
  throw new ExpressionFault(`there is no ${kind} '${name}' here`)
}

/** A scope in which nothing has happened, but for what a test says; its moment is 2026-11-20T09:02:24Z. */
export const testScope = (changes: Partial<Scope> = {}): Scope => ({
  now: Date.UTC(2026, 10, 20, 9, 2, 24),
  chance: () => 0.5,
  budget: { left: budgetMax },
  workflow: () => ({}),
  parameter: absent('parameter'),
  variable: absent('variable'),
  trigger: () => ({ name: 'manual', outputs: { headers: {}, body: null } }),
  action: absent('action'),
  result: absent('container'),
  item: absent('loop'),
  iterationIndex: absent('loop'),
  ...changes,
})

export const valueFrom = (template: Json, changes: Partial<Scope> = {}): Json =>
  evaluateTemplate(template, testScope(changes))

/** Why there is no value. */
export function faultOf(template: Json, changes: Partial<Scope> = {}): string {
  try {
    return `no fault, but ${JSON.stringify(valueFrom(template, changes))}`
  } catch (error) {
    if (error instanceof ExpressionFault) return error.message
    throw error
  }
}
