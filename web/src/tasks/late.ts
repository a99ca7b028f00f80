import type { ProblemCode } from '@countersign/core/api'
import { problemCodeOf } from '../api/failure.ts'

const late: ReadonlySet<ProblemCode | null> = new Set<ProblemCode>(['changed-meanwhile', 'conflict', 'not-found'])

/** Whether somebody else did something with the task first. No fault of anybody's. */
export const isLate = (error: unknown): boolean => late.has(problemCodeOf(error))
