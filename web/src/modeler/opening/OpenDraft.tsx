import { DocumentQuestionMarkRegular } from '@fluentui/react-icons'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useEffectEvent } from 'react'
import { useMe } from '../../api/index.ts'
import { Opening } from '../../app/Opening.tsx'
import { Empty, Panel } from '../../parts/index.ts'
import { readDraft } from '../drafts/store.ts'
import type { Opened } from '../session.ts'
import { OpeningPage } from './OpeningPage.tsx'

type Props = { id: string; onOpen: (opened: Opened) => void }

/** Takes a draft out of this browser for the board. */
export function OpenDraft({ id, onOpen }: Props): ReactNode {
  const { account } = useMe()
  const { data, isPending } = useQuery({
    queryKey: ['modeler.draft', id, account.id],
    queryFn: async () => (await readDraft(id, account.id)) ?? null,
    gcTime: 0, // it changes without being asked for again
    retry: false,
  })
  const open = useEffectEvent(onOpen)
  useEffect(() => {
    if (data) open({ xml: data.xml, fileName: data.fileName, origin: data.origin, draft: data })
  }, [data])
  if (isPending || data) return <Opening />
  return (
    <OpeningPage>
      <Panel title="No such draft" flush>
        <Empty icon={<DocumentQuestionMarkRegular />} title="This draft is not in this browser">
          A draft stays in the browser it was drawn in until it is deployed or discarded. In another browser, or under
          another account, it can’t be seen.
        </Empty>
      </Panel>
    </OpeningPage>
  )
}
