import { connectionReferences } from './connectionReferences.ts'
import type { Entity } from './entity.ts'
import { flowSessions } from './flowSessions.ts'
import { flowMachines, roles, systemUsers } from './members.ts'
import { workflows } from './workflows.ts'

export type { Column, Entity, Row, Values } from './entity.ts'
export { nameOf } from './names.ts'

export const entities: readonly Entity[] = [
  workflows,
  flowSessions,
  connectionReferences,
  flowMachines,
  systemUsers,
  roles,
]
