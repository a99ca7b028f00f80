import { completeIncident, getInstance, type Incident, listIncidentCauses, listIncidents } from '@countersign/core/api'
import { type ReactNode, useState } from 'react'
import { refusedFieldsOf, useAction } from '../api/index.ts'
import { FormDialog, JsonField, readJsonObject, useSayDone } from '../parts/index.ts'
import { Cautioned } from './Cautioned.tsx'
import type { Caution } from './meaning.ts'
import { titleOf } from './titles.ts'

type Props = { incident: Incident; caution: Caution; onClose: () => void }

/** Says that a job was done after all, and what it brought. */
export function DoneDialog({ incident, caution, onClose }: Props): ReactNode {
  const sayDone = useSayDone()
  const [text, setText] = useState('')
  const [confirmed, setConfirmed] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const complete = useAction(completeIncident, {
    changes: [listIncidentCauses, listIncidents, getInstance],
    onDone: () => {
      sayDone(`${titleOf(incident)} goes on with what was done by hand`)
      onClose()
    },
  })

  function submit(): void {
    const read = readJsonObject(text)
    setError(read.ok ? null : read.message)
    if (!read.ok) return
    const input = { params: { id: incident.id }, body: { variables: read.value } }
    complete.mutate(input, { onError: (refusal) => setError(refusedFieldsOf(refusal).variables ?? null) })
  }

  return (
    <FormDialog
      title={`${titleOf(incident)}: was it done by hand?`}
      verb="It was done"
      isWorking={complete.isPending}
      isHeld={caution.confirm !== undefined && !confirmed}
      error={complete.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Cautioned caution={caution} confirmed={confirmed} onConfirm={setConfirmed} />
      <JsonField
        label="What it brought"
        hint="Names and values, as the job would have brought them. Left empty: nothing."
        placeholder={'{\n  "employeeId": 4711\n}'}
        text={text}
        onChange={setText}
        error={error}
      />
    </FormDialog>
  )
}
