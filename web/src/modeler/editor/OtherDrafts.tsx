import { MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useMe } from '../../api/index.ts'
import { Ago, ButtonLink } from '../../parts/index.ts'
import { listDrafts } from '../drafts/store.ts'

/** Whoever opens a version that they have begun to change may have forgotten it. */
export function OtherDrafts({ versionId }: { versionId: string }): ReactNode {
  const { account } = useMe()
  const { data: drafts = [] } = useQuery({
    queryKey: ['modeler.drafts', account.id],
    queryFn: () => listDrafts(account.id),
    gcTime: 0,
  })
  const draft = drafts.find(({ origin }) => origin?.versionId === versionId)
  if (!draft) return null
  return (
    <MessageBar shape="square">
      <MessageBarBody>
        <MessageBarTitle>You have a draft of this version,</MessageBarTitle>
        changed <Ago at={new Date(draft.changedAtMs).toISOString()} />.
      </MessageBarBody>
      <MessageBarActions>
        <ButtonLink size="small" to="/admin/modeler" search={{ draft: draft.id }}>
          Go on with the draft
        </ButtonLink>
      </MessageBarActions>
    </MessageBar>
  )
}
