import { getInstance, type Incident, listIncidentCauses, listIncidents, resolveIncident } from '@countersign/core/api'
import type { ReactNode } from 'react'
import { useAction } from '../api/index.ts'
import { useSayDone } from '../parts/index.ts'
import { meaningOf } from './meaning.ts'
import { RetryQuestion } from './RetryQuestion.tsx'
import { titleOf } from './titles.ts'

/** Lets one instance go on, after what there is to know and to choose. */
export function RetryDialog({ incident, onClose }: { incident: Incident; onClose: () => void }): ReactNode {
  const sayDone = useSayDone()
  const meaning = meaningOf(incident.code)
  const resolve = useAction(resolveIncident, {
    changes: [listIncidentCauses, listIncidents, getInstance],
    onDone: () => {
      sayDone(`${titleOf(incident)} goes on. If it gets stuck again, it is shown here again.`)
      onClose()
    },
  })
  return (
    <RetryQuestion
      title={`${titleOf(incident)}: ${meaning.verb.toLowerCase()}?`}
      verb={meaning.verb}
      meaning={meaning}
      isWorking={resolve.isPending}
      error={resolve.error}
      onRetry={(retries) => resolve.mutate({ params: { id: incident.id }, body: { retries } })}
      onClose={onClose}
    />
  )
}
