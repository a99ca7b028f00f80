import { comesBefore } from './match.ts'
import type { Workflow } from './workflow.ts'

/**
 * The workflow that takes everything this one waits for, because it comes first and leaves nothing out. What filters leave
 * over is not looked into: who has one may well mean it.
 */
export const shadowOf = (workflow: Workflow, all: readonly Workflow[]): Workflow | undefined =>
  workflow.enabled ? all.find((other) => other.id !== workflow.id && takesAll(other, workflow)) : undefined

const takesAll = (other: Workflow, workflow: Workflow): boolean =>
  other.enabled &&
  other.event === workflow.event &&
  other.filter.conditions.length === 0 &&
  comesBefore(other, workflow) < 0 &&
  workflow.objects.every((kind) => other.objects.includes(kind)) &&
  watchesAll(other.fields, workflow.fields)

const watchesAll = (fields: readonly string[], others: readonly string[]): boolean =>
  fields.length === 0 || (others.length > 0 && others.every((name) => fields.includes(name)))
