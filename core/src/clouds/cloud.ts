// Microsoft's clouds. Nothing else in the code knows a host of Microsoft's: whoever needs one asks the row of a cloud.

import type { Region } from './regions.ts'

export const cloudNames = ['public', 'gcc', 'gcc-high', 'china', 'sandbox'] as const

export type CloudName = (typeof cloudNames)[number]

/** Origins have no slash at their end. */
export type Cloud = {
  readonly name: CloudName
  readonly title: string
  /** Entra ID: where people and applications sign in. */
  readonly authority: string
  /** Where Microsoft Graph is called. */
  readonly graph: string
  /** What tokens for Graph are asked for; where Graph is played it is not where it is called. */
  readonly graphResource: string
  /** Power Automate's own API: what Dataverse does not tell of flows. */
  readonly flowService: string
  /** Tokens for flows name it letter by letter: the slash at its end belongs to it. */
  readonly flowResource: string
  /** Where people see their flows. */
  readonly flowPortal: string
  /** Where the addresses of flow triggers lie; `*.` stands for any number of names. */
  readonly triggerHosts: readonly string[]
  /** Where environments may lie, in the order in which they are offered. */
  readonly regions: readonly Region[]
}

/**
 * What is asked for in the parameter `scope`: a permission at a resource. For flows it has two slashes in it, as the
 * resource ends with one and the permission follows after another.
 */
export const scopeAt = (resource: string, permission: string): string => `${resource}/${permission}`

/** Everything an application was granted at a resource; the only thing it may ask for by itself. */
export const everythingGranted = '.default'
