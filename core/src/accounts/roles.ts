import type { Permission } from './permissions.ts'

type RoleDescription = { title: string; purpose: string; permissions: readonly Permission[] }

/** The five roles, widest first: the order in which pages list them. */
export const roles = {
  administrator: {
    title: 'Administrator',
    purpose: 'Sets the server up, says who may do what, sees everything.',
    permissions: [
      'portal.use',
      'system.read',
      'audit.read',
      'processes.read',
      'processes.deploy',
      'processes.operate',
      'tasks.work',
      'directory.read',
      'directory.ask',
      'directory.change',
      'requests.read-all',
      'requests.manage-all',
      'stores.read',
      'stores.manage',
      'workflows.manage',
      'jobs.work',
      'connections.read',
      'connections.manage',
      'flows.read',
      'flows.manage',
      'secrets.manage',
      'mail.manage',
      'accounts.read',
      'accounts.manage',
      'tokens.manage',
      'tokens.manage-all',
    ],
  },
  'workflow-designer': {
    title: 'Workflow designer',
    purpose: 'Says which changes need whose approval, and draws the processes behind them.',
    permissions: [
      'portal.use',
      'system.read',
      'processes.read',
      'processes.deploy',
      'processes.operate',
      'tasks.work',
      'directory.read',
      'directory.ask',
      'stores.read',
      'workflows.manage',
      'jobs.work',
      'connections.read',
      'flows.read',
      'flows.manage',
      'tokens.manage',
    ],
  },
  'help-desk': {
    title: 'Help desk',
    purpose: 'Helps others with their accounts and requests.',
    permissions: [
      'portal.use',
      'system.read',
      'processes.read',
      'tasks.work',
      'directory.read',
      'directory.ask',
      'directory.change',
      'requests.read-all',
      'stores.read',
      'connections.read',
      'flows.read',
      'accounts.read',
    ],
  },
  auditor: {
    title: 'Auditor',
    purpose: 'Reads what happened, and changes nothing.',
    permissions: [
      'portal.use',
      'system.read',
      'audit.read',
      'processes.read',
      'directory.read',
      'requests.read-all',
      'stores.read',
      'connections.read',
      'flows.read',
      'accounts.read',
    ],
  },
  user: {
    title: 'User',
    purpose: 'Asks, approves and looks after what is theirs in Self-Service.',
    permissions: ['portal.use', 'tasks.work', 'directory.read', 'directory.ask'],
  },
} as const satisfies Record<string, RoleDescription>

export type Role = keyof typeof roles

export const roleNames = Object.keys(roles) as [Role, ...Role[]]

/** The claims of a sign-in that may give roles: Entra's app roles and groups, and their like elsewhere. */
export type RoleClaims = { roles: readonly string[]; groups: readonly string[] }

/** "Whoever's claim holds this value has this role." */
export type RoleRule = { claim: keyof RoleClaims; value: string; role: Role }

export type RoleSource = { by: 'everybody' } | { by: 'rule'; claim: keyof RoleClaims; value: string } | { by: 'grant' }

/** A role somebody holds, and why: a page that shows a role can always say where it comes from. */
export type HeldRole = { role: Role; sources: RoleSource[] }

/** The roles that follow from claims, rules and what an administrator gave by hand; everybody is a user. */
export function rolesOf(claims: RoleClaims, rules: readonly RoleRule[], granted: readonly Role[]): HeldRole[] {
  return roleNames
    .map((role) => ({ role, sources: sourcesOf(role, claims, rules, granted) }))
    .filter((held) => held.sources.length > 0)
}

function sourcesOf(role: Role, claims: RoleClaims, rules: readonly RoleRule[], granted: readonly Role[]): RoleSource[] {
  const sources: RoleSource[] = role === 'user' ? [{ by: 'everybody' }] : []
  for (const rule of rules)
    if (rule.role === role && claims[rule.claim].includes(rule.value))
      sources.push({ by: 'rule', claim: rule.claim, value: rule.value })
  if (granted.includes(role)) sources.push({ by: 'grant' })
  return sources
}

/** What holders of these roles may do, without repeats. */
export const permissionsOf = (held: readonly HeldRole[]): Set<Permission> =>
  new Set(held.flatMap(({ role }): readonly Permission[] => roles[role].permissions))
