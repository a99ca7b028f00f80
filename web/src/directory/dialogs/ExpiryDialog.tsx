import type { ObjectAnswer } from '@countersign/core/api'
import type { AskedChange } from '@countersign/core/changes'
import { type ExpiryPolicy, expiryPolicies, expiryPolicyNames } from '@countersign/core/directory'
import { Field } from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import { Choice, FormDialog } from '../../parts/index.ts'
import { useSubmit } from '../useSubmit.ts'
import { WhatFollows } from '../WhatFollows.tsx'

type Props = { group: ObjectAnswer; onClose: () => void }

export function ExpiryDialog({ group, onClose }: Props): ReactNode {
  const now = expiryPolicyNames.find((name) => name === group.attributes.expiryPolicy) ?? 'never'
  const [policy, setPolicy] = useState<ExpiryPolicy>(now)
  const { submit, isWorking, error, unfinished } = useSubmit(onClose)
  const { id: targetId, version } = group
  const change: AskedChange = { kind: 'group.changeExpiryPolicy', targetId, version, expiryPolicy: policy }
  return (
    <FormDialog
      title={`Change expiry policy: ${group.name}`}
      verb="Save"
      isWorking={isWorking}
      isHeld={policy === now}
      error={error}
      foot={<WhatFollows change={policy === now ? null : change} unfinished={unfinished} error={error} />}
      onSubmit={() => submit(change)}
      onClose={onClose}
    >
      <Field label="Expires">
        <Choice
          value={policy}
          choices={expiryPolicyNames.map((name) => [name, expiryPolicies[name]] as const)}
          onChoose={setPolicy}
        />
      </Field>
    </FormDialog>
  )
}
