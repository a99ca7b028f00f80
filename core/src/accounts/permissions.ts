// What somebody may do. A permission is asked for by an operation (core/api) and given by a role or an API token.

/** Every permission, with the sentence people read where roles and tokens are shown. */
export const permissions = {
  'portal.use': 'Use Self-Service and see one’s own sessions',
  'system.read': 'See system health, activity and metrics',
  'audit.read': 'Search and export the audit log',
  'processes.read': 'See processes, instances and incidents',
  'processes.deploy': 'Deploy processes',
  'processes.operate': 'Start and cancel instances, change variables, resolve incidents, send messages',
  'tasks.work': 'See, claim and complete one’s own tasks and those of one’s groups',
  'directory.read': 'Find users and groups and see what is known of them',
  'directory.ask': 'Ask for changes to users and groups, look after one’s own groups and reports',
  'directory.change': 'Create, change and delete users and groups without asking',
  'requests.read-all': 'See everybody’s requests',
  'requests.manage-all': 'Decide and reroute everybody’s requests, except one’s own',
  'stores.read': 'See identity stores and their settings',
  'stores.manage': 'Connect identity stores, change their settings, import into them',
  'workflows.manage': 'Say which changes of an identity store need whose approval',
  'jobs.work': 'Take jobs and report on them, as a worker outside',
  'connections.read': 'See connections to other systems, and how they are doing',
  'connections.manage': 'Create, sign in, test and remove connections',
  'flows.read': 'See action flows and their runs',
  'flows.manage': 'Build, test, activate and delete action flows',
  'secrets.manage': 'See the names of secrets, create, replace and delete them; nobody can read one',
  'mail.manage': 'See which letters wait or failed, send them again, send test letters',
  'accounts.read': 'See accounts, roles and what gives them',
  'accounts.manage': 'Give and take roles, sign other accounts out',
  'tokens.manage': 'Create and revoke one’s own API tokens',
  'tokens.manage-all': 'See and revoke everybody’s API tokens',
} as const

export type Permission = keyof typeof permissions

export const permissionNames = Object.keys(permissions) as [Permission, ...Permission[]]
