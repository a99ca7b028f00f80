// Entering the request URL and authenticating it: what is typed is saved first, and who was not asked lately signs in.

import { authenticateLink, putRequestUrl, type WorkflowLink } from '@countersign/core/api'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { fieldErrorsOf, refusedFieldsOf, useAction } from '../../../api/index.ts'
import { linkAnswers } from '../answers.ts'
import { useFreshSignIn } from './useFreshSignIn.ts'

export function useLinking(link: WorkflowLink) {
  const params = { id: link.workflowId }
  const queries = useQueryClient()
  const [typed, setTyped] = useState<string | null>(null)
  const [urlError, setUrlError] = useState<string>()
  const put = useAction(putRequestUrl, { changes: linkAnswers, onDone: () => setTyped(null) })
  const authenticate = useAction(authenticateLink, { changes: linkAnswers })
  const signInThen = useFreshSignIn(() => save(tryOut))

  function tryOut(): void {
    // What was found out about the flow is kept at the link, whatever it is.
    const lookAgain = () => {
      for (const { id } of linkAnswers) void queries.invalidateQueries({ queryKey: [id] })
    }
    authenticate.mutate({ params }, { onError: lookAgain })
  }

  /** Saves what was typed, if anything was, and goes on. */
  function save(goOn: () => void): void {
    if (!typed) {
      goOn()
      return
    }
    const body = { requestUrl: typed }
    const wrong = fieldErrorsOf(putRequestUrl.body, body).requestUrl
    setUrlError(wrong)
    if (wrong) return
    put.mutate(
      { params, body },
      { onSuccess: goOn, onError: (error) => setUrlError(refusedFieldsOf(error).requestUrl) },
    )
  }

  return {
    typed,
    urlError,
    type: (text: string) => {
      setTyped(text)
      setUrlError(undefined)
      put.reset()
      authenticate.reset()
    },
    save,
    /** A window has to be opened by the click itself, or the browser holds it back. */
    authenticate: () => (isFresh(link) ? save(tryOut) : signInThen()),
    ended: authenticate.data,
    isWorking: put.isPending || authenticate.isPending,
    saveError: urlError ? null : put.error,
    error: authenticate.error,
  }
}

const isFresh = ({ freshUntil }: WorkflowLink): boolean =>
  freshUntil !== null && Date.parse(freshUntil) > Date.now() + marginMs

/** What it takes to get there. */
const marginMs = 10_000
