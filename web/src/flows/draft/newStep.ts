// A step as it is when it was just added: with a name, and with what there is only one answer to.

import { connectorNamed } from '@countersign/core/catalog'
import type { ActionStep, Draft, Step } from '@countersign/core/flows'
import { newPath } from './edit.ts'
import { newIds } from './ids.ts'
import { freshName } from './names.ts'
import { everyStep } from './places.ts'

export type NewStep =
  | { kind: 'action'; connector: string; action: string; connectionId: string | null }
  | { kind: 'branch' }
  | { kind: 'approval'; storeId: string | null }
  | { kind: 'stop' }

export function newStep(draft: Draft, wish: NewStep): Step {
  const ids = newIds(draft)
  const named = (name: string) => ({
    id: ids.step(),
    name: freshName(name, new Set(everyStep(draft).map(({ step }) => step.name))),
  })
  switch (wish.kind) {
    case 'action':
      return { ...named(actionTitle(wish)), ...wish, inputs: {} }
    case 'branch':
      return {
        ...named('Branch'),
        kind: 'branch',
        paths: [{ ...newPath(ids.path()), name: 'Path 1' }],
        otherwise: [],
      }
    case 'approval':
      return {
        ...named('Approval'),
        ...wish,
        title: [],
        message: [],
        approvers: [],
        acceleration: false,
        unlessApproved: 'stop',
      }
    case 'stop':
      return { ...named('Stop'), kind: 'stop', as: 'done', message: [] }
  }
}

export const actionTitle = ({ connector, action }: Pick<ActionStep, 'connector' | 'action'>): string =>
  connectorNamed(connector)?.actions[action]?.title ?? action
