import { getInstance, searchInstances, setVariables } from '@countersign/core/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { call, ifMatch } from '../../api/index.ts'
import { useSayDone } from '../../parts/index.ts'
import { isAsBefore, type Standing, standingOf, type Variable } from './scopes.ts'

export type VariableEdit = Variable & {
  instanceId: string
  /** How it stood when somebody decided this, and in which revision of the instance. */
  before: Standing
  revision: number
}

/** Sets a variable against what was looked at, and says so with a way back. */
export function useSetVariable(onDone: () => void) {
  const queries = useQueryClient()
  const sayDone = useSayDone()
  const undo = useUndo()
  return useMutation({
    mutationFn: send,
    onSuccess: (_, edit) => {
      const { name, before } = edit
      // What was not there before can't be taken away again: a process may have begun to count on it.
      sayDone(`“${name}” is set`, before.is === 'there' ? { title: 'Undo', onPress: () => void undo(edit) } : undefined)
      onDone()
    },
    // A refusal too: if it was changed meanwhile, whoever tried sees what it is now.
    onSettled: () => {
      for (const { id } of [getInstance, searchInstances]) void queries.invalidateQueries({ queryKey: [id] })
    },
  })
}

const send = ({ instanceId, scope, name, value, revision }: VariableEdit) =>
  call(setVariables, {
    params: { id: instanceId },
    body: { scope, local: true, variables: { [name]: value } },
    headers: ifMatch(revision),
  })

/** Sets back what `edit` replaced, if it is still what `edit` made it. */
function useUndo(): (edit: VariableEdit) => Promise<void> {
  const queries = useQueryClient()
  const sayDone = useSayDone()
  const sayFailed = useSayDone('warning')
  return useCallback(
    async (edit) => {
      const { instanceId, scope, name, value, before } = edit
      if (before.is !== 'there') return
      try {
        const now = await call(getInstance, { params: { id: instanceId } })
        if (!isAsBefore({ is: 'there', value }, standingOf(now, scope, name)))
          return sayFailed(`“${name}” was changed again meanwhile, and is left as it is`)
        await send({ ...edit, value: before.value, revision: now.revision })
        sayDone(`“${name}” is again what it was`)
      } catch (error) {
        sayFailed(`“${name}” was not set back: ${error instanceof Error ? error.message : String(error)}`)
      } finally {
        void queries.invalidateQueries({ queryKey: [getInstance.id] })
      }
    },
    [queries, sayDone, sayFailed],
  )
}
