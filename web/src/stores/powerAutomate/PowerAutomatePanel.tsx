import { getPowerAutomate, putPowerAutomate } from '@countersign/core/api'
import { FlowRegular } from '@fluentui/react-icons'
import { type ReactNode, useState } from 'react'
import { useAnswer, useMay } from '../../api/index.ts'
import { Answered, Empty, Lines, Opener, Panel } from '../../parts/index.ts'
import { RegisterClientDialog } from './client/RegisterClientDialog.tsx'
import { RegisteredClient } from './client/RegisteredClient.tsx'
import { useClientTest } from './client/useClientTest.ts'

/** The Power Automate client of an identity store: registered once, for all of its workflows. */
export function PowerAutomatePanel({ storeId }: { storeId: string }): ReactNode {
  const settings = useAnswer(getPowerAutomate, { params: { storeId } })
  const mayManage = useMay(putPowerAutomate.access)
  const [isRegistering, setRegistering] = useState(false)
  const test = useClientTest(storeId)
  const register = (
    <Opener appearance="primary" onClick={() => setRegistering(true)}>
      Register Client
    </Opener>
  )
  return (
    <Panel title="Power Automate Settings">
      <Answered answer={settings} skeleton={<Lines count={5} label="the Power Automate client" />}>
        {(known) => (
          <>
            {known.client ? (
              <RegisteredClient
                storeId={storeId}
                client={known.client}
                settings={known}
                mayManage={mayManage}
                test={test}
                onChange={() => setRegistering(true)}
              />
            ) : (
              <Empty
                icon={<FlowRegular />}
                title="No Power Automate client is registered"
                {...(mayManage && { action: register })}
              >
                With one, workflows of this identity store start cloud flows, and what a flow decides decides the
                request. It is registered once; each workflow is then linked on its own page.
              </Empty>
            )}
            {isRegistering && (
              <RegisterClientDialog
                storeId={storeId}
                settings={known}
                onSaved={test.run}
                onClose={() => setRegistering(false)}
              />
            )}
          </>
        )}
      </Answered>
    </Panel>
  )
}
