import { type AnswerOf, previewChange } from '@countersign/core/api'
import type { AskedChange } from '@countersign/core/changes'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call } from '../api/index.ts'
import { usePlace } from './place.ts'

/** Long enough to type the next letter. */
const pauseMs = 350

export type Preview = AnswerOf<typeof previewChange>

export type Previewed = {
  /** Undefined until it is known, or while the form is not fit to be sent. */
  preview: Preview | undefined
  /** Something has to be filled in, or mended, before anybody can say. */
  isUnfit: boolean
}

/** What would become of a change, asked a moment after it was last touched. Null: nothing is asked yet. */
export function usePreview(change: AskedChange | null): Previewed {
  const { storeId } = usePlace()
  const settled = useSettled(change === null ? null : JSON.stringify(change))
  const answer = useQuery({
    queryKey: [previewChange.id, storeId, settled],
    queryFn: ({ signal }) =>
      call(
        previewChange,
        { params: { storeId }, body: { change: JSON.parse(settled ?? 'null') as AskedChange } },
        { signal },
      ),
    enabled: settled !== null,
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  })
  const isKnown = settled !== null && !answer.isError
  return { preview: isKnown ? answer.data : undefined, isUnfit: settled === null || answer.isError }
}

/** The first at once: a dialog that asks nothing says at its opening what will happen. */
function useSettled(words: string | null): string | null {
  const [settled, setSettled] = useState(words)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(words), pauseMs)
    return () => clearTimeout(timer)
  }, [words])
  return settled
}
