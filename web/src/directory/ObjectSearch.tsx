import { searchObjects } from '@countersign/core/api'
import type { ObjectKind } from '@countersign/core/directory'
import { PeopleSearchRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { usePages } from '../api/index.ts'
import { Answered, Empty, Lines, MoreFoot, Panel, SearchBox } from '../parts/index.ts'
import { ObjectTable } from './ObjectTable.tsx'
import { usePlace } from './place.ts'

const words = {
  user: { title: 'Users', one: 'user', many: 'users', box: 'Search by name, mail, department or title' },
  group: { title: 'Groups', one: 'group', many: 'groups', box: 'Search by name, mail or description' },
} as const

type Props = { kind: ObjectKind; search: string; onSearch: (words: string) => void }

/** All users, or all groups, of the identity store, narrowed down by words. */
export function ObjectSearch({ kind, search, onSearch }: Props): ReactNode {
  const { storeId } = usePlace()
  const found = usePages(searchObjects, { params: { storeId }, query: { kind, ...(search && { search }) } })
  const { title, one, many, box } = words[kind]
  return (
    <>
      <search>
        <SearchBox label={box} words={search} onSearch={onSearch} />
      </search>
      <Panel title={title} flush>
        <Answered answer={found} skeleton={<Lines inset count={6} label={many} />}>
          {(objects) =>
            objects.length === 0 ? (
              <Empty icon={<PeopleSearchRegular />} title={search ? 'Nothing found' : `There are no ${many} yet`}>
                {search
                  ? 'Each word must be found somewhere in it. Try fewer words, or the beginning of one.'
                  : `Once there are ${many} in this identity store, they are here.`}
              </Empty>
            ) : (
              <>
                <ObjectTable label={title} objects={objects} />
                <MoreFoot pages={found} count={objects.length} one={one} many={many} />
              </>
            )
          }
        </Answered>
      </Panel>
    </>
  )
}
