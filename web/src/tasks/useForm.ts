import type { TaskDetails } from '@countersign/core/api'
import { useQuery } from '@tanstack/react-query'
import { drawnForm, type Evaluate, wantsFeel } from './form/drawnForm.ts'
import { evaluateNothing, loadEvaluate } from './form/evaluate.ts'
import { fieldItem, type Item } from './form/item.ts'
import { variableFields } from './form/variableFields.ts'

export type Form =
  | { state: 'loading' }
  /** `isDrawn`: somebody drew it; else it is made from the variables. */
  | { state: 'ready'; isDrawn: boolean; items: readonly Item[]; evaluate: Evaluate }

/** What the task asks for: by the form that came with the process, else by the variables it can see. */
export function useForm({ form, variables }: TaskDetails): Form {
  const schema = form?.type === 'embedded' ? form.schema : null
  const isWanted = schema !== null && wantsFeel(schema)
  const loaded = useQuery({
    queryKey: ['feel'],
    queryFn: loadEvaluate,
    enabled: isWanted,
    staleTime: Number.POSITIVE_INFINITY,
    // What was loaded is a function: there is nothing to compare.
    structuralSharing: false,
  })
  if (isWanted && loaded.isPending) return { state: 'loading' }
  const evaluate = loaded.data ?? evaluateNothing
  const drawn = drawnForm(schema, { variables, evaluate })
  if (drawn) return { state: 'ready', isDrawn: true, items: drawn, evaluate }
  return { state: 'ready', isDrawn: false, items: variableFields(variables).map(fieldItem), evaluate }
}
