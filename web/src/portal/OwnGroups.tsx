import { listRelated, type StoredObject } from '@countersign/core/api'
import { PeopleTeamRegular } from '@fluentui/react-icons'
import { type ReactNode, useState } from 'react'
import { usePages } from '../api/index.ts'
import { DeedDialog } from '../directory/dialogs/DeedDialog.tsx'
import { ObjectTable } from '../directory/ObjectTable.tsx'
import { usePlace } from '../directory/place.ts'
import { Answered, Empty, Lines, MoreFoot, Opener, Panel } from '../parts/index.ts'
import { takesLeavers } from './takesLeavers.ts'

const ownWords = {
  mine: { title: 'My groups', none: 'You are in no group' },
  owned: { title: 'Groups I own', none: 'You own no group' },
} as const

/** The groups one is in, or those one owns. */
export function OwnGroups({ of, personId }: { of: 'mine' | 'owned'; personId: string | undefined }): ReactNode {
  const { title } = ownWords[of]
  if (personId === undefined)
    return (
      <Panel title={title} flush>
        <Empty icon={<PeopleTeamRegular />} title="You are no user of this identity store">
          Its administrator can add you. Until then you can look things up, and ask for nothing.
        </Empty>
      </Panel>
    )
  return <GroupsOf of={of} personId={personId} />
}

function GroupsOf({ of, personId }: { of: 'mine' | 'owned'; personId: string }): ReactNode {
  const { title, none } = ownWords[of]
  const { storeId } = usePlace()
  const by = of === 'mine' ? 'memberOf' : 'ownedBy'
  const groups = usePages(listRelated, { params: { storeId, id: personId }, query: { by } })
  const [leaving, setLeaving] = useState<StoredObject | null>(null)
  const leave = (group: StoredObject) =>
    takesLeavers(group) && (
      <Opener size="small" onClick={() => setLeaving(group)} aria-label={`Leave ${group.name}`}>
        Leave
      </Opener>
    )
  return (
    <Panel title={title} flush>
      <Answered answer={groups} skeleton={<Lines inset count={4} label={title} />}>
        {(found) =>
          found.length === 0 ? (
            <Empty icon={<PeopleTeamRegular />} title={none}>
              Find groups among all groups, or create one.
            </Empty>
          ) : (
            <>
              <ObjectTable label={title} objects={found} actions={of === 'mine' ? leave : undefined} />
              <MoreFoot pages={groups} count={found.length} one="group" many="groups" />
            </>
          )
        }
      </Answered>
      {leaving && (
        <DeedDialog
          kind="group.leave"
          object={leaving}
          onDone={() => setLeaving(null)}
          onClose={() => setLeaving(null)}
        />
      )}
    </Panel>
  )
}
