import { Button } from '@fluentui/react-components'
import { CheckmarkCircleRegular, SearchRegular, SendRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { ButtonLink, Empty } from '../../parts/index.ts'
import { isNarrowed, type ListName, notNarrowed, type RequestsSearch, showOf } from '../search.ts'

type Props = { list: ListName; search: RequestsSearch; onLook: (changes: Partial<RequestsSearch>) => void }

/** Why the list is empty, and what to do about it. */
export function NoRequests({ list, search, onLook }: Props): ReactNode {
  const everything = (
    <Button onClick={() => onLook({ ...notNarrowed, show: 'everything' })}>Show all that ever was</Button>
  )
  if (isNarrowed(search))
    return (
      <Empty
        icon={<SearchRegular />}
        title="No request is like that"
        action={<Button onClick={() => onLook(notNarrowed)}>Clear the filters</Button>}
      >
        Look for another word, or a longer time.
      </Empty>
    )
  if (showOf(search) !== 'pending' && showOf(search) !== 'everything')
    return (
      <Empty icon={<CheckmarkCircleRegular />} title="None of this kind" action={everything}>
        Requests that came to this end are listed here.
      </Empty>
    )
  if (list === 'inbox')
    return (
      <Empty
        icon={<CheckmarkCircleRegular />}
        title="Nothing waits for your decision"
        {...actionOf(search, everything)}
      >
        What others ask for and you may decide stands here, however long ago it was asked. New requests appear by
        themselves.
      </Empty>
    )
  if (list === 'all')
    return (
      <Empty icon={<CheckmarkCircleRegular />} title="No request is pending" {...actionOf(search, everything)}>
        Everybody’s requests stand here. There is one whenever somebody asks for something that a workflow holds.
      </Empty>
    )
  return (
    <Empty
      icon={<SendRegular />}
      title={showOf(search) === 'pending' ? 'None of your requests is pending' : 'You have asked for nothing yet'}
      action={
        showOf(search) === 'pending' ? everything : <ButtonLink to="/portal/groups">Find a group to join</ButtonLink>
      }
    >
      What you ask for and others have to approve stands here until it is done.
    </Empty>
  )
}

const actionOf = (search: RequestsSearch, action: ReactNode) => (showOf(search) === 'pending' ? { action } : {})
