import type { Connection } from '@countersign/core/api'
import { type TroubleCode, troubles } from '@countersign/core/connections'
import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { Ago, Panel } from '../../parts/index.ts'
import { HealthBadge } from '../HealthBadge.tsx'
import { actingAs, isSignedInto } from '../health.ts'
import { ServiceAccountAdvice } from '../ServiceAccountAdvice.tsx'
import { ConsentAddress } from './ConsentAddress.tsx'
import { Remedies } from './Remedies.tsx'

const useStyles = makeStyles({
  content: { display: 'grid', gap: '16px' },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 12px' },
  sentence: { fontSize: '15px', lineHeight: '22px', textWrap: 'pretty', maxWidth: '80ch' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
})

/** Where somebody else may have to agree. */
const aboutConsent: readonly TroubleCode[] = ['administrator-needed', 'consent-missing', 'consent-declined']

type Props = { connection: Connection; mayManage: boolean }

/** Whether it works; where it does not, why, and what to press. */
export function StatePanel({ connection, mayManage }: Props): ReactNode {
  const styles = useStyles()
  const { health, trouble, signInBegunAt } = connection
  const asksToSignIn = isSignedInto(connection) && health !== 'connected'
  const isAboutConsent = trouble === null || aboutConsent.includes(trouble.code)
  return (
    <Panel title="State">
      <div className={styles.content}>
        <div className={styles.head}>
          <HealthBadge health={health} />
          {health === 'connected' && <span>as {actingAs(connection)}</span>}
        </div>
        {trouble && (
          <div role="status">
            <p className={styles.sentence}>{troubles[trouble.code].sentence}</p>
            <p className={styles.quiet}>
              {trouble.reference && `${trouble.reference}, `}
              noticed <Ago at={trouble.at} />
            </p>
          </div>
        )}
        {!trouble && health === 'not-connected' && !signInBegunAt && (
          <p className={styles.sentence}>Nobody has signed in yet. Look at the permissions below, then connect.</p>
        )}
        {asksToSignIn && signInBegunAt && (
          <p className={styles.sentence}>
            Somebody went to sign in <Ago at={signInBegunAt} /> and has not come back. If they were told that an
            administrator has to approve, they may not agree to these permissions: send an administrator of the tenant
            the address below, then connect again.
          </p>
        )}
        {asksToSignIn && mayManage && <ServiceAccountAdvice />}
        {mayManage && <Remedies connection={connection} />}
        {asksToSignIn && isAboutConsent && connection.consentUrl && <ConsentAddress url={connection.consentUrl} />}
      </div>
    </Panel>
  )
}
