import { z } from 'zod'
import { cursorOf } from '../http/index.ts'

/** Lists of flows go by their names. */
export const byName = cursorOf(z.object({ name: z.string() }))
export const placeOf = ({ name }: { name: string }) => ({ name: name.toLowerCase() })

/** Lists of runs go by when they began. */
export const byTime = cursorOf(z.object({ at: z.iso.datetime(), id: z.uuid() }))
export const momentOf = ({ startedAt, id }: { startedAt: Date; id: string }) => ({ at: startedAt.toISOString(), id })
