import { roles } from '@countersign/core/accounts'
import {
  Button,
  Menu,
  MenuDivider,
  MenuItem,
  MenuItemLink,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components'
import { PersonRegular, SignOutRegular } from '@fluentui/react-icons'
import { createLink } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMe } from '../../api/index.ts'
import { FailureNote, Initials, listed } from '../../parts/index.ts'
import { useSignOut } from './useSignOut.ts'

const MenuLink = createLink(MenuItemLink)

const useStyles = makeStyles({
  // Without the name it is no wider than what is left.
  button: { '@media (max-width: 900px)': { minWidth: 0, paddingInline: '8px' } },
  name: {
    maxWidth: '180px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    '@media (max-width: 900px)': { position: 'absolute', width: '1px', height: '1px', clipPath: 'inset(50%)' },
  },
  who: { display: 'flex', gap: '12px', padding: '12px 12px 8px', maxWidth: '300px' },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  full: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px', overflowWrap: 'anywhere' },
  roles: { marginTop: '4px', fontSize: '12px', lineHeight: '16px' },
})

export function AccountMenu({ className }: { className: string }): ReactNode {
  const styles = useStyles()
  const { account, roles: held } = useMe()
  const signOut = useSignOut()
  return (
    <Menu positioning="below-end">
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="transparent"
          className={mergeClasses(className, styles.button)}
          icon={<Initials name={account.name} size="small" />}
        >
          <span className={styles.name}>{account.name}</span>
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <div className={styles.who}>
          <Initials name={account.name} size="large" />
          <div className={styles.words}>
            <span className={styles.full}>{account.name}</span>
            <span className={styles.quiet}>{account.userPrincipalName ?? account.issuer}</span>
            <span className={styles.roles}>{listed(held.map(({ role }) => roles[role].title))}</span>
          </div>
        </div>
        {signOut.error && <FailureNote error={signOut.error} />}
        <MenuDivider />
        <MenuList>
          <MenuLink to="/portal/account" icon={<PersonRegular />}>
            My account
          </MenuLink>
          <MenuItem persistOnClick icon={<SignOutRegular />} onClick={() => signOut.mutate({})}>
            Sign out
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
