import { type Role, roleNames, roles } from '@countersign/core/accounts'
import { type Account, getMe, listAccounts, setGrantedRoles } from '@countersign/core/api'
import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import { useAction } from '../api/index.ts'
import { DialogSurface, FailureNote, reasonOf, useSayDone } from '../parts/index.ts'

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: '12px' },
  role: { display: 'grid' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
})

/** Roles given here stand beside those a rule gives: taking one away here does not take what a rule gives. */
export function GrantDialog({ account, onClose }: { account: Account; onClose: () => void }): ReactNode {
  const styles = useStyles()
  const sayDone = useSayDone()
  const [granted, setGranted] = useState<readonly Role[]>(() => grantedTo(account))
  const save = useAction(setGrantedRoles, {
    changes: [listAccounts, getMe],
    onDone: () => {
      sayDone(`The roles of ${account.name} are saved`)
      onClose()
    },
  })
  const toggle = (role: Role, checked: boolean) =>
    setGranted(roleNames.filter((one) => (one === role ? checked : granted.includes(one))))
  const unchanged = granted.join() === grantedTo(account).join()
  return (
    <Dialog open modalType="alert" onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Give {account.name} roles by hand</DialogTitle>
          <DialogContent className={styles.content}>
            <p>What rules give stays whatever you choose here. Changes count from their next page on.</p>
            {/* Everybody is a user: there is nothing to give. */}
            {roleNames
              .filter((role) => role !== 'user')
              .map((role) => (
                <Checkbox
                  key={role}
                  checked={granted.includes(role)}
                  onChange={(_, { checked }) => toggle(role, checked === true)}
                  label={
                    <span className={styles.role}>
                      {roles[role].title}
                      <span className={styles.quiet}>{roles[role].purpose}</span>
                      {otherReasons(account, role).map((reason) => (
                        <span key={reason} className={styles.quiet}>
                          {reason}
                        </span>
                      ))}
                    </span>
                  }
                />
              ))}
            {save.error && <FailureNote error={save.error} />}
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>Cancel</Button>
            <Button
              appearance="primary"
              disabledFocusable={save.isPending || unchanged}
              onClick={() => save.mutate({ params: { id: account.id }, body: { roles: [...granted] } })}
            >
              {save.isPending ? 'One moment…' : 'Save'}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}

const grantedTo = ({ roles }: Account): Role[] =>
  roles.filter(({ sources }) => sources.some(({ by }) => by === 'grant')).map(({ role }) => role)

const otherReasons = ({ roles }: Account, role: Role): string[] =>
  (roles.find((held) => held.role === role)?.sources ?? []).filter(({ by }) => by !== 'grant').map(reasonOf)
