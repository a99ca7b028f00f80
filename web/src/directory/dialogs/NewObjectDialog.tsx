import type { AskedChange } from '@countersign/core/changes'
import { type AttributeValue, initialValues, type ObjectKind, type Reference } from '@countersign/core/directory'
import { type ReactNode, useState } from 'react'
import { FormDialog } from '../../parts/index.ts'
import { AttributeField } from '../AttributeField.tsx'
import { ObjectPicker } from '../ObjectPicker.tsx'
import { useDirectory, useSchema } from '../useProvider.ts'
import { useSubmit } from '../useSubmit.ts'
import { WhatFollows } from '../WhatFollows.tsx'
import { suggested } from './suggested.ts'

type Props = { kind: ObjectKind; onDone: (id: string | null) => void; onClose: () => void }

/** What it takes to begin with; the rest is filled in on its page. */
const asked: Record<ObjectKind, readonly string[]> = {
  user: ['givenName', 'surname', 'displayName', 'userPrincipalName', 'mailNickname', 'department', 'jobTitle'],
  group: ['displayName', 'mailNickname', 'description', 'groupType', 'securityType', 'expiryPolicy'],
}

/** A new user or group: who makes a group and names nobody owns it. */
export function NewObjectDialog({ kind, onDone, onClose }: Props): ReactNode {
  const schema = useSchema()
  const directory = useDirectory()
  const [typed, setTyped] = useState<Record<string, AttributeValue>>(initialValues[kind])
  const [others, setOthers] = useState<readonly Reference[]>([])
  const submitting = useSubmit(({ change }) => onDone(change.target?.id ?? null))
  const values = { ...suggested(kind, typed, directory?.domains[0]), ...typed }
  const attributes = schema[kind].filter(({ name, written }) => asked[kind].includes(name) && written !== 'never')
  const inOrder = asked[kind].flatMap((name) => attributes.filter((attribute) => attribute.name === name))
  const change: AskedChange =
    kind === 'user'
      ? { kind: 'user.create', values, managerId: others[0]?.id ?? null }
      : { kind: 'group.create', values, ownerIds: others.map(({ id }) => id), memberIds: [] }
  const isFilledIn = attributes.every(({ name, required }) => !required || Boolean(values[name]))
  return (
    <FormDialog
      title={kind === 'user' ? 'New user' : 'New group'}
      verb={kind === 'user' ? 'Create user' : 'Create group'}
      isWorking={submitting.isWorking}
      error={submitting.error}
      foot={
        <WhatFollows change={isFilledIn ? change : null} unfinished={submitting.unfinished} error={submitting.error} />
      }
      onSubmit={() => submitting.submit(change)}
      onClose={onClose}
    >
      {inOrder.map((attribute) => (
        <AttributeField
          key={attribute.name}
          attribute={attribute}
          value={values[attribute.name] ?? null}
          error={submitting.fields[attribute.name]}
          onChange={(value) => {
            setTyped({ ...typed, [attribute.name]: value })
            submitting.forget()
          }}
        />
      ))}
      {kind === 'user' ? (
        <ObjectPicker
          label="Manager"
          kind="user"
          single
          chosen={others}
          onChoose={setOthers}
          error={submitting.fields.manager}
        />
      ) : (
        <ObjectPicker
          label="Owners"
          kind="user"
          chosen={others}
          onChoose={setOthers}
          hint={directory?.person ? 'Without one it is yours.' : 'At least one.'}
          error={submitting.fields.owners}
        />
      )}
    </FormDialog>
  )
}
