import { type DirectoryAnswer, listDirectories } from '@countersign/core/api'
import type { ObjectKind } from '@countersign/core/directory'
import { Field, makeStyles, Tab, TabList } from '@fluentui/react-components'
import { OrganizationRegular } from '@fluentui/react-icons'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useCallback } from 'react'
import { useAnswer } from '../api/index.ts'
import { NewObjectButton } from '../directory/NewObjectButton.tsx'
import { ObjectSearch } from '../directory/ObjectSearch.tsx'
import { ObjectView } from '../directory/ObjectView.tsx'
import { InDirectory } from '../directory/place.ts'
import { Answered, Choice, Empty, Lines, Page } from '../parts/index.ts'
import { OwnGroups } from './OwnGroups.tsx'

const usersRoute = getRouteApi('/inside/portal/users')
const groupsRoute = getRouteApi('/inside/portal/groups')
const objectRoute = getRouteApi('/inside/portal/directory/$storeId/$id')

const useStyles = makeStyles({ stack: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '20px' } })

const words = {
  user: { title: 'Users', lead: 'Find people, and ask for a new one.' },
  group: { title: 'Groups', lead: 'Find groups, join and leave them, make one of your own.' },
} as const

type FrameProps = {
  kind: ObjectKind
  store: string | undefined
  onStore: (id: string) => void
  children: (directory: DirectoryAnswer) => ReactNode
}

/** In one of the identity stores: the one that is asked for, else the first. */
function DirectoryFrame({ kind, store, onStore, children }: FrameProps): ReactNode {
  const styles = useStyles()
  const directories = useAnswer(listDirectories, {})
  const items = directories.data?.items ?? []
  const chosen = items.find(({ id }) => id === store) ?? items[0]
  const { title, lead } = words[kind]
  const page = (actions: ReactNode, content: ReactNode) => (
    <Page title={title} lead={lead} actions={actions}>
      {content}
    </Page>
  )
  if (!chosen)
    return page(
      null,
      <Answered answer={directories} skeleton={<Lines count={6} label="the directory" />}>
        {() => (
          <Empty icon={<OrganizationRegular />} title="There is no identity store yet">
            An administrator creates one in the Admin Center.
          </Empty>
        )}
      </Answered>,
    )
  return (
    <InDirectory value={{ area: 'portal', storeId: chosen.id }}>
      {page(
        <NewObjectButton kind={kind} />,
        <div className={styles.stack}>
          {items.length > 1 && (
            <Field label="Identity store">
              <Choice value={chosen.id} choices={items.map(({ id, name }) => [id, name] as const)} onChoose={onStore} />
            </Field>
          )}
          {children(chosen)}
        </div>,
      )}
    </InDirectory>
  )
}

export function PortalUsersPage(): ReactNode {
  const { search, store } = usersRoute.useSearch()
  const navigate = usersRoute.useNavigate()
  const searchFor = useCallback(
    (typed: string) =>
      void navigate({
        search: (now) => ({ ...now, search: typed || undefined }),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  )
  return (
    <DirectoryFrame kind="user" store={store} onStore={(id) => void navigate({ search: { store: id } })}>
      {() => <ObjectSearch kind="user" search={search ?? ''} onSearch={searchFor} />}
    </DirectoryFrame>
  )
}

export function PortalGroupsPage(): ReactNode {
  const { search, store, of = 'all' } = groupsRoute.useSearch()
  const navigate = groupsRoute.useNavigate()
  const searchFor = useCallback(
    (typed: string) =>
      void navigate({
        search: (now) => ({ ...now, search: typed || undefined }),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  )
  const show = (value: unknown) =>
    void navigate({ search: (now) => ({ ...now, of: value === 'mine' || value === 'owned' ? value : undefined }) })
  return (
    <DirectoryFrame kind="group" store={store} onStore={(id) => void navigate({ search: { store: id } })}>
      {({ person }) => (
        <>
          <TabList selectedValue={of} onTabSelect={(_, { value }) => show(value)}>
            <Tab value="all">All groups</Tab>
            <Tab value="mine">My groups</Tab>
            <Tab value="owned">Groups I own</Tab>
          </TabList>
          {of === 'all' ? (
            <ObjectSearch kind="group" search={search ?? ''} onSearch={searchFor} />
          ) : (
            <OwnGroups key={of} of={of} personId={person?.id} />
          )}
        </>
      )}
    </DirectoryFrame>
  )
}

/** One user or group, in Self-Service. */
export function PortalObjectPage(): ReactNode {
  const { storeId, id } = objectRoute.useParams()
  const navigate = useNavigate()
  return (
    <InDirectory value={{ area: 'portal', storeId }}>
      <ObjectView
        key={id}
        id={id}
        onDeleted={({ kind }) => void navigate({ to: kind === 'user' ? '/portal/users' : '/portal/groups' })}
      />
    </InDirectory>
  )
}
