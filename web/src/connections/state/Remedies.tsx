import type { Connection } from '@countersign/core/api'
import { troubles } from '@countersign/core/connections'
import { Button, makeStyles } from '@fluentui/react-components'
import { KeyResetRegular, PlugConnectedRegular } from '@fluentui/react-icons'
import { type ReactNode, useState } from 'react'
import { FailureNote, Opener } from '../../parts/index.ts'
import { ReplaceCredentialDialog } from '../credential/ReplaceCredentialDialog.tsx'
import { isApplication, isSignedInto } from '../health.ts'
import { useSignIn } from '../useSignIn.ts'

const useStyles = makeStyles({ buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' } })

/** What there is to press: what helps first. */
export function Remedies({ connection }: { connection: Connection }): ReactNode {
  const styles = useStyles()
  const [replacing, setReplacing] = useState(false)
  const signIn = useSignIn()
  const { id, health, trouble, account } = connection
  const helps = trouble && troubles[trouble.code].remedy
  const connect = (anyAccount: boolean) => signIn.mutate({ params: { id }, body: { anyAccount } })
  const hasCredential = connection.ownsRegistration || !isApplication(connection)
  return (
    <>
      <div className={styles.buttons}>
        {isSignedInto(connection) && (
          <Button
            appearance={health !== 'connected' && helps !== 'replace-credential' ? 'primary' : 'secondary'}
            icon={<PlugConnectedRegular />}
            disabledFocusable={signIn.isPending}
            onClick={() => connect(false)}
          >
            {account ? 'Reconnect' : 'Connect'}
          </Button>
        )}
        {isSignedInto(connection) && account && (
          <Button disabledFocusable={signIn.isPending} onClick={() => connect(true)}>
            Connect with another account
          </Button>
        )}
        {hasCredential && (
          <Opener
            appearance={helps === 'replace-credential' ? 'primary' : 'secondary'}
            icon={<KeyResetRegular />}
            onClick={() => setReplacing(true)}
          >
            Replace the credential
          </Opener>
        )}
      </div>
      {signIn.error && <FailureNote error={signIn.error} />}
      {replacing && <ReplaceCredentialDialog connection={connection} onClose={() => setReplacing(false)} />}
    </>
  )
}
