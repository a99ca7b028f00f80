import { permissions } from '@countersign/core/accounts'
import { type Account, endAccountSessions, setGrantedRoles } from '@countersign/core/api'
import { makeStyles, tokens } from '@fluentui/react-components'
import { ShieldPersonRegular, SignOutRegular } from '@fluentui/react-icons'
import { type ReactNode, useState } from 'react'
import { useMay } from '../api/index.ts'
import { Ago, Facts, Moment, Opener, RoleReasons, SideDrawer } from '../parts/index.ts'
import { EndSessionsDialog } from './EndSessionsDialog.tsx'
import { GrantDialog } from './GrantDialog.tsx'

const useStyles = makeStyles({
  heading: { fontSize: '14px', lineHeight: '20px', fontWeight: tokens.fontWeightSemibold, marginBottom: '8px' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
})

type Props = { account: Account | null; onClose: () => void }

/** One account, whole; it shows what its dialogs changed. */
export const AccountDrawer = ({ account, onClose }: Props): ReactNode => (
  <SideDrawer subject={account} titleOf={({ name }) => name} onClose={onClose}>
    {(shown) => <Whole account={shown} />}
  </SideDrawer>
)

function Whole({ account }: { account: Account }): ReactNode {
  const styles = useStyles()
  const mayManage = useMay(setGrantedRoles.access)
  const [asking, setAsking] = useState<'roles' | 'sessions' | null>(null)
  return (
    <>
      <Facts
        facts={{
          'User name': account.userPrincipalName ?? 'The identity provider names none',
          'Signed in by': account.issuer,
          'First sign-in': <Moment at={account.createdAt} />,
          'Last sign-in': <Ago at={account.lastSignInAt} />,
          Sessions: account.sessionCount,
        }}
      />
      <section>
        <h3 className={styles.heading}>Roles, and why they are held</h3>
        <RoleReasons held={account.roles} />
      </section>
      {mayManage ? (
        <div className={styles.actions}>
          <Opener icon={<ShieldPersonRegular />} onClick={() => setAsking('roles')}>
            Give roles by hand
          </Opener>
          <Opener icon={<SignOutRegular />} disabled={account.sessionCount === 0} onClick={() => setAsking('sessions')}>
            Sign out everywhere
          </Opener>
        </div>
      ) : (
        <p className={styles.quiet}>
          To give roles or sign somebody out takes the permission “{permissions[endAccountSessions.access]}”.
        </p>
      )}
      {asking === 'roles' && <GrantDialog account={account} onClose={() => setAsking(null)} />}
      {asking === 'sessions' && <EndSessionsDialog account={account} onClose={() => setAsking(null)} />}
    </>
  )
}
