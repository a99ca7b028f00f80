import type { RequestDeed, RequestDetails } from '@countersign/core/api'
import { CheckmarkRegular, DismissRegular, PersonSwapRegular } from '@fluentui/react-icons'
import { type ReactNode, useState } from 'react'
import { Opener } from '../../parts/index.ts'
import { ApproveDialog } from './ApproveDialog.tsx'
import { CancelDialog } from './CancelDialog.tsx'
import { DenyDialog } from './DenyDialog.tsx'
import { RerouteDialog } from './RerouteDialog.tsx'

/** Everything one may do with a request now, as the server says it. */
export function RequestDeeds({ request }: { request: RequestDetails }): ReactNode {
  const [doing, setDoing] = useState<RequestDeed | null>(null)
  const { may } = request
  const close = () => setDoing(null)
  return (
    <>
      {may.includes('cancel') && <Opener onClick={() => setDoing('cancel')}>Take back</Opener>}
      {may.includes('reroute') && (
        <Opener icon={<PersonSwapRegular />} onClick={() => setDoing('reroute')}>
          Reroute
        </Opener>
      )}
      {may.includes('deny') && (
        <Opener icon={<DismissRegular />} onClick={() => setDoing('deny')}>
          Deny
        </Opener>
      )}
      {may.includes('approve') && (
        <Opener appearance="primary" icon={<CheckmarkRegular />} onClick={() => setDoing('approve')}>
          Approve
        </Opener>
      )}
      {doing === 'approve' && <ApproveDialog request={request} onClose={close} />}
      {doing === 'deny' && <DenyDialog request={request} onClose={close} />}
      {doing === 'cancel' && <CancelDialog request={request} onClose={close} />}
      {doing === 'reroute' && <RerouteDialog request={request} onClose={close} />}
    </>
  )
}
