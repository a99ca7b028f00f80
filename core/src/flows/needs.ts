import { connectorNamed, permissionsFor } from '../catalog/index.ts'
import type { Draft } from './draft.ts'
import { placedSteps } from './outputs.ts'

/** What the steps take that go by one connection, or by none yet. */
export type Need = { connector: string; connectionId: string | null; actions: string[]; permissions: string[] }

export function needsOf(draft: Draft): Need[] {
  const needs = new Map<string, { connector: string; connectionId: string | null; actions: Set<string> }>()
  for (const { step } of placedSteps(draft)) {
    if (step.kind !== 'action') continue
    const { connector, connectionId, action } = step
    const key = `${connector} ${connectionId}`
    const need = needs.get(key) ?? { connector, connectionId, actions: new Set() }
    needs.set(key, need)
    need.actions.add(action)
  }
  return [...needs.values()].map(({ connector, connectionId, actions }) => {
    const description = connectorNamed(connector)
    const names = [...actions]
    return {
      connector,
      connectionId,
      actions: names,
      permissions: description ? permissionsFor(description, names) : [],
    }
  })
}
