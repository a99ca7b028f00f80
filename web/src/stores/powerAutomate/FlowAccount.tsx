import { type AnswerOf, beginSignIn, getPowerAutomate, makeFlowAccount } from '@countersign/core/api'
import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { PlugConnectedRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { useAction, useMay } from '../../api/index.ts'
import { HealthBadge } from '../../connections/HealthBadge.tsx'
import { useSignIn } from '../../connections/useSignIn.ts'
import { FailureNote, TextLink } from '../../parts/index.ts'

type Account = AnswerOf<typeof makeFlowAccount>

const useStyles = makeStyles({
  stack: { display: 'grid', gap: '8px', justifyItems: 'start' },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 8px' },
  quiet: { color: tokens.colorNeutralForeground2, textWrap: 'pretty', maxWidth: '72ch' },
})

type Props = {
  storeId: string
  account: Account | null
  /** Where the sign-in leads back to: a path of these pages. */
  returnTo: string
}

/** Whose flows they are: an account that signs in at Microsoft, once, instead of entering its password here. */
export function FlowAccount({ storeId, account, returnTo }: Props): ReactNode {
  const styles = useStyles()
  const maySignIn = useMay(beginSignIn.access)
  const signIn = useSignIn()
  const make = useAction(makeFlowAccount, {
    changes: [getPowerAutomate],
    onDone: ({ connectionId, name }) =>
      signIn.mutate({ params: { id: connectionId }, body: { anyAccount: name === null, returnTo } }),
  })
  const isWorking = make.isPending || signIn.isPending || signIn.isSuccess
  const isConnected = account?.health === 'connected'
  return (
    <div className={styles.stack}>
      <span className={styles.line}>
        {account?.name ?? 'Nobody has signed in yet.'}
        {account && <HealthBadge health={account.health} />}
        {account && (
          <TextLink to="/admin/connections/$id" params={{ id: account.connectionId }}>
            See the connection
          </TextLink>
        )}
      </span>
      {account?.sentence && <p role="status">{account.sentence}</p>}
      {!isConnected && (
        <p className={styles.quiet}>
          An account for managing flows signs in at Microsoft; its password is never entered here. Use a dedicated
          account: the flows will be under its name, in its My flows.
        </p>
      )}
      {maySignIn && (
        <Button
          appearance={isConnected ? 'secondary' : 'primary'}
          icon={<PlugConnectedRegular />}
          disabledFocusable={isWorking}
          onClick={() => make.mutate({ params: { storeId } })}
        >
          {isWorking ? 'One moment…' : account?.name ? 'Sign in again as flow account' : 'Sign in as flow account'}
        </Button>
      )}
      {make.error && <FailureNote error={make.error} />}
      {signIn.error && <FailureNote error={signIn.error} />}
    </div>
  )
}
