import { type Permission, permissions, type Role, roleNames, roles } from '@countersign/core/accounts'
import { setGrantedRoles } from '@countersign/core/api'
import type { ReactNode } from 'react'
import { useMe } from '../../api/index.ts'
import { ButtonLink, listed } from '../../parts/index.ts'
import { Notice } from './Notice.tsx'

type Props = {
  /** What can't be opened, by the name it has on the screen. */
  title: string
  /** The permission it takes; absent for a whole area, which any of several opens. */
  permission?: Permission
  /** The roles that would open it. */
  opensWith: readonly Role[]
}

/** Somebody is where their roles do not reach: what it takes, what they have, and who can give it. */
export function NoPermissionPage({ title, permission, opensWith }: Props): ReactNode {
  const me = useMe()
  return (
    <Notice
      title={`Your roles do not open ${title}`}
      actions={
        <ButtonLink to="/" appearance="primary">
          Go to the first page
        </ButtonLink>
      }
    >
      {permission && (
        <p>
          It takes the permission “{permissions[permission]}” (<code>{permission}</code>).
        </p>
      )}
      <p>
        It comes with the role {titlesOf(opensWith)}; you have the role{' '}
        {listed(me.roles.map(({ role }) => roles[role].title))}.
      </p>
      <p>
        Ask somebody with the role {titlesOf(rolesHolding(setGrantedRoles.access))} to give it to you, under Admin
        Center › Accounts. It counts from the next page you open.
      </p>
    </Notice>
  )
}

/** The roles a permission comes with. */
export const rolesHolding = (permission: Permission): Role[] =>
  roleNames.filter((role) => roles[role].permissions.some((held) => held === permission))

const titlesOf = (names: readonly Role[]): string =>
  listed(
    names.map((name) => roles[name].title),
    'or',
  )
