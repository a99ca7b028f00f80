import type { Host } from './rule.ts'

/** Which of the cloud's hosts a path belongs to; what is the sandbox's own belongs to none. */
export const hostOf = (path: string): Host | undefined => places.find(([pattern]) => pattern.test(path))?.[1]

const places: readonly (readonly [RegExp, Host])[] = [
  [/^\/(v1\.0|beta)(\/|$)/i, 'graph'],
  [/^\/api\/(data|discovery)(\/|$)/i, 'dataverse'],
  [/^\/providers\/Microsoft\./i, 'flow-service'],
  [/^\/(powerautomate\/automations\/direct\/)?workflows\//i, 'triggers'],
  [/^\/[^/_][^/]*\/(oauth2|v2\.0|discovery|adminconsent|login|mfa|consent)(\/|$)/i, 'entra'],
  [/^\/oidc\/userinfo$/i, 'entra'],
  [/^(\/sites\/[^/]+)?\/_api(\/|$)/i, 'sharepoint'],
]

/** What nothing may strike, or a fault could never be taken back: the control API, and the pages that do the same. */
export const isOutOfReach = (path: string): boolean => /^\/(_sandbox|_journal|sandbox|pick-account)(\/|$)/.test(path)
