import { type TroubleCode, troubleCodes } from '@countersign/core/connections'
import { z } from 'zod'

/** What a sign-in ended with, as the browser is told when it comes back. An address somebody mistyped still opens the page. */
export const outcomes = ['connected', 'unreachable', ...troubleCodes] as const

export type SignInOutcome = 'connected' | 'unreachable' | TroubleCode

export const connectionSearch = z.object({ outcome: z.enum(outcomes).optional().catch(undefined) })

/** Whoever came from somewhere else goes back there once it is connected. */
export const newConnectionSearch = z.object({ returnTo: z.string().startsWith('/').optional().catch(undefined) })
