import type { ObjectAnswer } from '@countersign/core/api'
import type { AskedChange } from '@countersign/core/changes'
import type { AttributeValue } from '@countersign/core/directory'
import { Field, Input } from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import { FormDialog } from '../../parts/index.ts'
import { AttributeField } from '../AttributeField.tsx'
import { useSchema } from '../useProvider.ts'
import { useSubmit } from '../useSubmit.ts'
import { WhatFollows } from '../WhatFollows.tsx'
import { changedIn } from './changedIn.ts'
import { WhatChanges } from './WhatChanges.tsx'

type Props = { object: ObjectAnswer; onClose: () => void }

/** All attributes that can be written; only what was changed is sent, against the version that was read. */
export function EditDialog({ object, onClose }: Props): ReactNode {
  const attributes = useSchema()[object.kind].filter(({ written }) => written === 'always')
  const [touched, setTouched] = useState<Record<string, AttributeValue>>({})
  const [reason, setReason] = useState('')
  const { submit, forget, isWorking, error, fields, unfinished } = useSubmit(onClose)
  const { id: targetId, version } = object
  const values = changedIn(object.attributes, touched)
  const isChanged = Object.keys(values).length > 0
  const change: AskedChange = { kind: `${object.kind}.edit`, targetId, version, values }
  return (
    <FormDialog
      title={`Edit ${object.name}`}
      verb="Save"
      isWorking={isWorking}
      isHeld={!isChanged}
      error={error}
      foot={<WhatFollows change={isChanged ? change : null} unfinished={unfinished} error={error} />}
      onSubmit={() => submit(change, reason)}
      onClose={onClose}
    >
      {attributes.map((attribute) => (
        <AttributeField
          key={attribute.name}
          attribute={attribute}
          value={
            touched[attribute.name] ?? (attribute.name in touched ? null : (object.attributes[attribute.name] ?? null))
          }
          error={fields[attribute.name]}
          onChange={(value) => {
            setTouched({ ...touched, [attribute.name]: value })
            forget()
          }}
        />
      ))}
      <Field label="Reason" hint="Whoever decides reads it; it is kept in the history of the object.">
        <Input value={reason} maxLength={500} autoComplete="off" onChange={(_, { value }) => setReason(value)} />
      </Field>
      <WhatChanges object={object} values={values} />
    </FormDialog>
  )
}
