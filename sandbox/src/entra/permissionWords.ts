// Permissions in words, for whoever is to agree to them. Those that apps ask for most have a sentence; of all others the
// name has to do, as it tells more than a sentence made of its parts would.

import type { Resource } from './resources/index.ts'

const sentences: Readonly<Record<string, string>> = {
  openid: 'Sign you in',
  profile: 'See your name, your picture and what you are called by',
  email: 'See your email address',
  offline_access: 'Keep the access you have given it while you are away',
  user_impersonation: 'Act as you',
  'User.Read': 'Sign you in and read your profile',
  'User.ReadBasic.All': 'Read everybody’s basic profile',
  'User.Read.All': 'Read everybody’s full profile',
  'User.ReadWrite.All': 'Read and change everybody’s full profile',
  'Group.Read.All': 'Read all groups',
  'Group.ReadWrite.All': 'Read and change all groups',
  'GroupMember.Read.All': 'Read who is in which group',
  'GroupMember.ReadWrite.All': 'Read and change who is in which group',
  'Directory.Read.All': 'Read everything in the directory',
  'Directory.ReadWrite.All': 'Read and change everything in the directory',
  'Sites.Read.All': 'Read all sites',
  'Mail.Read': 'Read your mail',
  'Mail.Send': 'Send mail as you',
  'Flows.Read.All': 'Read your flows',
  'Flows.Manage.All': 'Change and run your flows',
  'Approvals.Read.All': 'Read your approvals',
  'Approvals.Manage.All': 'Answer your approvals',
}

/** What an app does for itself it does for nobody: "your" would be wrong. */
export type PermissionWords = { name: string; resource: string; sentence: string | undefined; kind: string }

export const describePermission = (
  { displayName }: Resource,
  name: string,
  kind: 'delegated' | 'application',
): PermissionWords => ({
  name,
  resource: displayName,
  sentence: kind === 'delegated' ? sentences[name] : undefined,
  kind: kind === 'delegated' ? 'Delegated' : 'Application',
})
