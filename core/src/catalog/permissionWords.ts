/** What a permission lets somebody do, as whoever has to agree reads it. */
export const permissionWords: Readonly<Record<string, string>> = {
  'User.Read.All': 'Read the profiles of all users',
  'Group.Read.All': 'Read all groups',
  'GroupMember.Read.All': 'Read who is a member of which group',
  'GroupMember.ReadWrite.All': 'Add members to groups and take them out',
  user_impersonation: 'Work in the environments of Power Automate as whoever signed in',
  openid: 'Know who signed in',
  profile: 'Know the name of whoever signed in',
  offline_access: 'Go on when nobody is signed in',
}
