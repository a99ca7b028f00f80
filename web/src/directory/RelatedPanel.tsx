import { listRelated, type ObjectAnswer, type StoredObject } from '@countersign/core/api'
import { Tab, TabList } from '@fluentui/react-components'
import { PeopleTeamRegular } from '@fluentui/react-icons'
import { type ReactNode, useState } from 'react'
import { usePages } from '../api/index.ts'
import { Answered, Empty, Lines, MoreFoot, Opener, Panel } from '../parts/index.ts'
import { RemoveMemberDialog } from './dialogs/RemoveMemberDialog.tsx'
import { ObjectTable } from './ObjectTable.tsx'
import { usePlace } from './place.ts'

type By = 'members' | 'memberOf' | 'reports' | 'ownedBy'

const words: Record<By, { title: string; none: string }> = {
  members: { title: 'Members', none: 'Nobody is in this group.' },
  memberOf: { title: 'Member of', none: 'In no group.' },
  reports: { title: 'Reports', none: 'Nobody has this user as a manager.' },
  ownedBy: { title: 'Owns', none: 'This user owns no group.' },
}

const offered = { user: ['memberOf', 'reports', 'ownedBy'], group: ['members', 'memberOf'] } as const

/** Who is in it, what it is in, who answers to it. */
export function RelatedPanel({ object }: { object: ObjectAnswer }): ReactNode {
  const [by, setBy] = useState<By>(offered[object.kind][0])
  return (
    <div>
      <TabList
        selectedValue={by}
        onTabSelect={(_, { value }) => setBy(offered[object.kind].find((one) => one === value) ?? by)}
      >
        {offered[object.kind].map((one) => (
          <Tab key={one} value={one}>
            {words[one].title}
          </Tab>
        ))}
      </TabList>
      <Related key={by} object={object} by={by} />
    </div>
  )
}

function Related({ object, by }: { object: ObjectAnswer; by: By }): ReactNode {
  const { storeId } = usePlace()
  const found = usePages(listRelated, { params: { storeId, id: object.id }, query: { by } })
  const [removing, setRemoving] = useState<StoredObject | null>(null)
  const mayRemove =
    by === 'members' && object.deeds.some(({ kind, right }) => kind === 'group.removeMember' && right === 'at-once')
  const remove = (member: StoredObject) => (
    <Opener size="small" onClick={() => setRemoving(member)} aria-label={`Remove ${member.name}`}>
      Remove
    </Opener>
  )
  return (
    <Panel title={words[by].title} flush>
      <Answered answer={found} skeleton={<Lines inset count={4} label={words[by].title} />}>
        {(objects) =>
          objects.length === 0 ? (
            <Empty icon={<PeopleTeamRegular />} title={words[by].none}>
              {by === 'members' && mayRemove
                ? 'Add members by the menu beside the title.'
                : 'There is nothing to show.'}
            </Empty>
          ) : (
            <>
              <ObjectTable label={words[by].title} objects={objects} actions={mayRemove ? remove : undefined} />
              <MoreFoot pages={found} count={objects.length} one="entry" many="entries" />
            </>
          )
        }
      </Answered>
      {removing && <RemoveMemberDialog group={object} member={removing} onClose={() => setRemoving(null)} />}
    </Panel>
  )
}
