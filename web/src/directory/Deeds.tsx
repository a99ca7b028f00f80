import type { ObjectAnswer } from '@countersign/core/api'
import { type ChangeKind, changeKinds } from '@countersign/core/changes'
import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components'
import { MoreHorizontalRegular } from '@fluentui/react-icons'
import { type ReactNode, useState } from 'react'
import { Opener } from '../parts/index.ts'
import { DeedDialog } from './dialogs/DeedDialog.tsx'
import { EditDialog } from './dialogs/EditDialog.tsx'
import { ExpiryDialog } from './dialogs/ExpiryDialog.tsx'
import { MemberDialog } from './dialogs/MemberDialog.tsx'
import { PasswordDialog } from './dialogs/PasswordDialog.tsx'
import { PeopleDialog } from './dialogs/PeopleDialog.tsx'

/** What stands beside the title; the rest is in the menu. What belongs to a list stands with it. */
const foremost: readonly ChangeKind[] = ['group.join', 'group.leave', 'user.edit', 'group.edit']
const elsewhere: readonly ChangeKind[] = ['group.removeMember']

type Props = { object: ObjectAnswer; onDeleted: () => void }

/** Everything one may do with a user or a group, as the server says it. */
export function Deeds({ object, onDeleted }: Props): ReactNode {
  const [asking, setAsking] = useState<ChangeKind | null>(null)
  const [password, setPassword] = useState<string | null>(null)
  const kinds = object.deeds.map(({ kind }) => kind).filter((kind) => !elsewhere.includes(kind))
  const more = kinds.filter((kind) => !foremost.includes(kind))
  const close = () => setAsking(null)
  return (
    <>
      {kinds
        .filter((kind) => foremost.includes(kind))
        .map((kind) => (
          <Opener key={kind} appearance="primary" onClick={() => setAsking(kind)}>
            {changeKinds[kind].verb}
          </Opener>
        ))}
      {more.length > 0 && (
        <Menu positioning="below-end">
          <MenuTrigger disableButtonEnhancement>
            <Button icon={<MoreHorizontalRegular />} aria-label={`More for ${object.name}`} />
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {more.map((kind) => (
                <MenuItem key={kind} onClick={() => setAsking(kind)}>
                  {changeKinds[kind].verb}
                </MenuItem>
              ))}
            </MenuList>
          </MenuPopover>
        </Menu>
      )}
      {asking && <Asked kind={asking} object={object} onDeleted={onDeleted} onPassword={setPassword} onClose={close} />}
      {password && <PasswordDialog name={object.name} password={password} onClose={() => setPassword(null)} />}
    </>
  )
}

type AskedProps = {
  kind: ChangeKind
  object: ObjectAnswer
  onDeleted: () => void
  onPassword: (password: string | null) => void
  onClose: () => void
}

function Asked({ kind, object, onDeleted, onPassword, onClose }: AskedProps): ReactNode {
  switch (kind) {
    case 'user.edit':
    case 'group.edit':
      return <EditDialog object={object} onClose={onClose} />
    case 'user.changeManager':
    case 'user.transfer':
    case 'group.changeOwners':
      return <PeopleDialog kind={kind} object={object} onClose={onClose} />
    case 'group.addMember':
    case 'group.nest':
      return <MemberDialog kind={kind} group={object} onClose={onClose} />
    case 'group.changeExpiryPolicy':
      return <ExpiryDialog group={object} onClose={onClose} />
    case 'user.delete':
    case 'group.delete':
      return <DeedDialog kind={kind} object={object} onDone={onDeleted} onClose={onClose} />
    case 'user.terminate':
    case 'user.resetPassword':
    case 'group.join':
    case 'group.leave':
      return (
        <DeedDialog
          kind={kind}
          object={object}
          onDone={({ temporaryPassword }) => {
            onPassword(temporaryPassword)
            onClose()
          }}
          onClose={onClose}
        />
      )
    case 'user.create':
    case 'group.create':
    case 'group.removeMember':
      return null // not asked for here
  }
}
