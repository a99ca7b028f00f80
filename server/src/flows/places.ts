import { z } from 'zod'
import { cursorOf } from '../http/index.ts'

/** Lists of flows go by their names. */
export const byName = cursorOf(z.object({ name: z.string() }))
export const placeOf = ({ name }: { name: string }) => ({ name: name.toLowerCase() })
