// A flow while it is built: what was changed since it was opened, and what of that lies on the server.

import { checkFlowDraft, type FlowDetails, getFlow, listFlows, saveFlowDraft } from '@countersign/core/api'
import type { Draft, Finding } from '@countersign/core/flows'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { call, ifMatch } from '../../api/index.ts'
import { beginHistory, changed, redone, undone } from '../draft/history.ts'

export type Building = {
  flow: FlowDetails
  draft: Draft
  findings: readonly Finding[]
  needs: FlowDetails['needs']
  isDirty: boolean
  isSaving: boolean
  saveError: unknown
  canUndo: boolean
  canRedo: boolean
  /** `typing` names the field that is being typed in: what is typed there is taken back at once. */
  change: (draft: Draft, typing?: string) => void
  undo: () => void
  redo: () => void
  /** The flow as it is on the server afterwards; null where it could not be saved. */
  save: () => Promise<FlowDetails | null>
  /** What the server has answered to something else that was done to the flow. */
  adopt: (flow: FlowDetails) => void
  /** Puts the draft that lies on the server in the place of this one, as a change that can be taken back. */
  open: (flow: FlowDetails) => void
}

export function useBuilding(opened: FlowDetails): Building {
  const queries = useQueryClient()
  const [history, setHistory] = useState(() => beginHistory(opened.draft))
  const [flow, setFlow] = useState(opened)
  const [saved, setSaved] = useState(opened.draft)
  const [saving, setSaving] = useState<Promise<FlowDetails | null> | null>(null)
  const [saveError, setSaveError] = useState<unknown>(null)
  const latest = useRef({ draft: history.now, flow })
  latest.current = { draft: history.now, flow }
  const verdict = useVerdict(history.now, saved, flow)

  function adopt(next: FlowDetails): void {
    setFlow(next)
    latest.current.flow = next
    queries.setQueryData([getFlow.id, { params: { id: next.id } }], next)
    void queries.invalidateQueries({ queryKey: [listFlows.id] })
  }

  async function send(): Promise<FlowDetails | null> {
    const { draft, flow: known } = latest.current
    try {
      const params = { id: known.id }
      const next = await call(saveFlowDraft, { params, body: { draft }, headers: ifMatch(known.revision) })
      adopt(next)
      setSaved(draft)
      setSaveError(null)
      return next
    } catch (error) {
      setSaveError(error)
      return null
    } finally {
      setSaving(null)
    }
  }

  function save(): Promise<FlowDetails | null> {
    if (saving) return saving
    if (latest.current.draft === saved) return Promise.resolve(latest.current.flow)
    const sent = send()
    setSaving(sent)
    return sent
  }

  return {
    flow,
    draft: history.now,
    ...verdict,
    isDirty: history.now !== saved,
    isSaving: saving !== null,
    saveError,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    change: (draft, typing) => setHistory((before) => changed(before, draft, typing)),
    undo: () => setHistory(undone),
    redo: () => setHistory(redone),
    save,
    adopt,
    open: (next) => {
      adopt(next)
      setSaved(next.draft)
      setSaveError(null)
      setHistory((before) => changed(before, next.draft))
    },
  }
}

/** Long enough to type a word, short enough to seem at once. */
const pauseMs = 400

/** What is still to be done to the draft as it is now; a moment late, so what was said last stands until then. */
function useVerdict(draft: Draft, saved: Draft, flow: FlowDetails): Pick<Building, 'findings' | 'needs'> {
  const [asked, setAsked] = useState(draft)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(draft), pauseMs)
    return () => clearTimeout(timer)
  }, [draft])
  const { data } = useQuery({
    queryKey: [checkFlowDraft.id, asked],
    queryFn: ({ signal }) => call(checkFlowDraft, { body: { draft: asked } }, { signal }),
    enabled: asked !== saved,
    gcTime: 0,
    placeholderData: (before) => before,
  })
  const { findings, needs } = asked === saved || !data ? flow : data
  return { findings, needs }
}
