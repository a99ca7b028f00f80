import { getProcessVersion, startInstance } from '@countersign/core/api'
import { Tooltip } from '@fluentui/react-components'
import { PlayRegular } from '@fluentui/react-icons'
import { type ReactNode, useState } from 'react'
import { useAnswer, useMay } from '../../api/index.ts'
import { Opener } from '../../parts/index.ts'
import { StartDialog } from './StartDialog.tsx'
import { startsByHand } from './startsByHand.ts'

/** Begins an instance of the version that is shown; says why where nobody can. */
export function StartButton({ versionId }: { versionId: string }): ReactNode {
  const mayStart = useMay(startInstance.access)
  const version = useAnswer(getProcessVersion, { params: { id: versionId } }).data
  const [isOpen, setOpen] = useState(false)
  if (!mayStart || !version) return null
  if (!startsByHand(version.xml, version.processId))
    return (
      <Tooltip
        relationship="description"
        content="It has no none start event: a message, a timer or a signal begins it."
      >
        <Opener appearance="primary" icon={<PlayRegular />} disabledFocusable>
          Start instance
        </Opener>
      </Tooltip>
    )
  return (
    <>
      <Opener appearance="primary" icon={<PlayRegular />} onClick={() => setOpen(true)}>
        Start instance
      </Opener>
      {isOpen && <StartDialog version={version} onClose={() => setOpen(false)} />}
    </>
  )
}
