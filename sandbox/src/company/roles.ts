import { stableId } from './alder.ts'
import { employeeId } from './employees.ts'

export type DirectoryRole = {
  id: string
  displayName: string
  description: string
  /** The same in every tenant there is. */
  roleTemplateId: string
  members: readonly string[]
}

const role = (
  displayName: string,
  roleTemplateId: string,
  description: string,
  aliases: readonly string[],
): DirectoryRole => ({
  id: stableId(`directoryRole/${roleTemplateId}`),
  displayName,
  description,
  roleTemplateId,
  members: aliases.map(employeeId),
})

/** Who may do what in the directory when an app acts for them: an app can never do more than the person could. */
export const directoryRoles: readonly DirectoryRole[] = [
  role('Global Administrator', '62e90394-69f5-4237-9190-012177145e10', 'Can manage all aspects of the directory.', [
    'grace',
  ]),
  role('User Administrator', 'fe930be7-5e62-47db-91af-98c3a49a38b1', 'Can manage all aspects of users and groups.', [
    'priya',
    'mei',
  ]),
  role('Groups Administrator', 'fdd7a751-b60b-444a-984c-02652fe8fa1c', 'Can manage all aspects of groups.', ['lars']),
]
