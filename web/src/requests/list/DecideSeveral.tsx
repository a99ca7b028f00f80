import { approveRequest, denyRequest, type RequestSummary } from '@countersign/core/api'
import {
  Button,
  Field,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  Textarea,
  tokens,
} from '@fluentui/react-components'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { call, failureOf } from '../../api/index.ts'
import { counted, FormDialog, Opener, useSayDone } from '../../parts/index.ts'
import { requestAnswers } from '../answers.ts'
import { titleOf } from '../words.ts'
import { decidedInWords, decideEach, stillChosen, type Undecided } from './chosen.ts'
import type { Chosen } from './RequestTable.tsx'

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px 12px',
    padding: '8px 16px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  count: { marginRight: 'auto', fontWeight: tokens.fontWeightSemibold },
  list: { maxHeight: '220px', overflowY: 'auto', paddingLeft: '18px' },
})

type Choosing = Chosen & { requests: readonly RequestSummary[]; clear: () => void }

/** Which rows of a list are chosen. What is decided meanwhile is chosen no more. */
export function useChosen(requests: readonly RequestSummary[]): Choosing {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  return {
    ids,
    requests: stillChosen(requests, ids),
    toggle: (id) =>
      setIds((now) => (now.has(id) ? new Set([...now].filter((one) => one !== id)) : new Set([...now, id]))),
    clear: () => setIds(new Set()),
  }
}

type Outcome = 'approved' | 'denied'

/** One answer for all that are chosen; nothing where none is. */
export function DecideSeveral({ chosen }: { chosen: Choosing }): ReactNode {
  const styles = useStyles()
  const [deciding, setDeciding] = useState<Outcome | null>(null)
  const { requests, clear } = chosen
  if (requests.length === 0 && deciding === null) return null
  return (
    <section className={styles.bar} aria-label="Chosen requests">
      <span className={styles.count} role="status">
        {counted(requests.length, 'request', 'requests')} chosen
      </span>
      <Opener appearance="primary" onClick={() => setDeciding('approved')}>
        Approve
      </Opener>
      <Opener onClick={() => setDeciding('denied')}>Deny</Opener>
      <Button appearance="subtle" onClick={clear}>
        Choose none
      </Button>
      {deciding && (
        <DecideDialog outcome={deciding} requests={requests} onDone={clear} onClose={() => setDeciding(null)} />
      )}
    </section>
  )
}

type DialogProps = {
  outcome: Outcome
  requests: readonly RequestSummary[]
  onDone: () => void
  onClose: () => void
}

function DecideDialog({ outcome, requests, onDone, onClose }: DialogProps): ReactNode {
  const styles = useStyles()
  const [words, setWords] = useState('')
  const [missing, setMissing] = useState(false)
  // As they were when the dialog opened: the list behind it goes on living.
  const [asked] = useState(requests)
  const deciding = useDecideEach(outcome, onDone, onClose)
  const approves = outcome === 'approved'
  const submit = () => {
    const lacks = !approves && words.trim() === ''
    setMissing(lacks)
    if (!lacks) deciding.mutate({ requests: asked, words: words.trim() })
  }
  const undecided = deciding.data ?? []
  return (
    <FormDialog
      title={`${approves ? 'Approve' : 'Deny'} ${counted(asked.length, 'request', 'requests')}?`}
      verb={approves ? 'Approve all' : 'Deny all'}
      isWorking={deciding.isPending}
      isHeld={undecided.length > 0}
      error={deciding.error}
      onSubmit={submit}
      onClose={onClose}
    >
      {undecided.length > 0 ? (
        <NotDecided undecided={undecided} />
      ) : (
        <>
          <ul className={styles.list}>
            {asked.map((request) => (
              <li key={request.id}>
                {titleOf(request)}, asked by {request.requester.name}
              </li>
            ))}
          </ul>
          <Field
            label={approves ? 'Comment' : 'Reason'}
            required={!approves}
            hint="The requesters read it."
            validationMessage={missing ? 'Say why: the requesters read it.' : null}
          >
            <Textarea value={words} maxLength={500} onChange={(_, { value }) => setWords(value)} />
          </Field>
        </>
      )}
    </FormDialog>
  )
}

function NotDecided({ undecided }: { undecided: readonly Undecided[] }): ReactNode {
  return (
    <MessageBar intent="warning" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{counted(undecided.length, 'request', 'requests')} not decided by you</MessageBarTitle>
        <ul>
          {undecided.map(({ request, why }) => (
            <li key={request.id}>
              {titleOf(request)}: {why}
            </li>
          ))}
        </ul>
      </MessageBarBody>
    </MessageBar>
  )
}

/** Decides one after the other; the dialog closes when all went well, else it says what did not. */
function useDecideEach(outcome: Outcome, onDone: () => void, onClose: () => void) {
  const queries = useQueryClient()
  const sayDone = useSayDone()
  return useMutation({
    mutationFn: ({ requests, words }: { requests: readonly RequestSummary[]; words: string }) =>
      decideEach(
        requests,
        ({ id }) =>
          outcome === 'approved'
            ? call(approveRequest, { params: { id }, body: { comment: words } })
            : call(denyRequest, { params: { id }, body: { reason: words } }),
        wordsOf,
      ),
    onSuccess: (undecided, { requests }) => {
      for (const { id } of requestAnswers) void queries.invalidateQueries({ queryKey: [id] })
      if (undecided.length < requests.length) sayDone(decidedInWords(requests.length - undecided.length, outcome))
      onDone()
      if (undecided.length === 0) onClose()
    },
  })
}

function wordsOf(error: unknown): string {
  const failure = failureOf(error)
  if (failure?.kind === 'refused') return failure.problem.detail ?? failure.problem.title
  return failure?.detail ?? 'Something in this page broke.'
}
