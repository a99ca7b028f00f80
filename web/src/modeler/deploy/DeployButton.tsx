import type { AnswerOf, deployFile } from '@countersign/core/api'
import { CloudArrowUpRegular } from '@fluentui/react-icons'
import { type ReactNode, useState } from 'react'
import { Opener } from '../../parts/index.ts'
import type { Address } from '../ModelerPage.tsx'
import type { Session } from '../session.ts'
import { DeployDialog } from './DeployDialog.tsx'
import { DeployedDialog } from './DeployedDialog.tsx'

type Props = { session: Session; onMove: (address: Address) => void }

/** Asks once more, then says what became of it. */
export function DeployButton({ session, onMove }: Props): ReactNode {
  const [asking, setAsking] = useState(false)
  const [deployed, setDeployed] = useState<AnswerOf<typeof deployFile>['versions']>([])

  async function done(xml: string, versions: AnswerOf<typeof deployFile>['versions']): Promise<void> {
    setAsking(false)
    setDeployed(versions)
    const [first] = versions
    if (!first) return
    await session.deployed(xml, { versionId: first.id, processId: first.processId, version: first.version })
    onMove({ version: first.id })
  }

  return (
    <>
      <Opener appearance="primary" icon={<CloudArrowUpRegular />} onClick={() => setAsking(true)}>
        Deploy
      </Opener>
      {asking && <DeployDialog session={session} onDone={done} onClose={() => setAsking(false)} />}
      {deployed.length > 0 && <DeployedDialog versions={deployed} onClose={() => setDeployed([])} />}
    </>
  )
}
