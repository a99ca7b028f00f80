import type { Condition } from '@countersign/core/flows'

export const newCondition: Condition = { left: [], operator: 'equals', right: [] }
