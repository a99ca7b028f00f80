import { z } from 'zod'
import { personByName } from '../../directory/index.ts'
import { servicePrincipalOf } from '../../entra/index.ts'
import type { Premises } from '../../premises.ts'

/** A person by their address, or an app by its client id. */
export const principal = { user: z.string().optional(), app: z.string().optional() }

export function objectIdOf(
  { directory }: Premises,
  { user, app }: { user?: string | undefined; app?: string | undefined },
): string | undefined {
  if (app !== undefined) return servicePrincipalOf(directory, app)?.id
  return user === undefined ? undefined : personByName(directory, user)?.id
}
