import { getProcessVersion } from '@countersign/core/api'
import { type ReactNode, useEffect, useEffectEvent } from 'react'
import { useAnswer } from '../../api/index.ts'
import { Opening } from '../../app/Opening.tsx'
import { Answered } from '../../parts/index.ts'
import type { Opened } from '../session.ts'
import { OpeningPage } from './OpeningPage.tsx'

type Props = { id: string; onOpen: (opened: Opened) => void }

/** Fetches a deployed version for the board. */
export function OpenVersion({ id, onOpen }: Props): ReactNode {
  const version = useAnswer(getProcessVersion, { params: { id } })
  const open = useEffectEvent(onOpen)
  const { data } = version
  useEffect(() => {
    if (!data) return
    const { xml, fileName, processId } = data
    open({ xml, fileName, origin: { versionId: data.id, processId, version: data.version }, draft: null })
  }, [data])
  if (!version.error) return <Opening />
  return (
    <OpeningPage>
      <Answered answer={version} skeleton={null}>
        {() => null}
      </Answered>
    </OpeningPage>
  )
}
