import { getLetter, getMail, listLetters, sendTestLetter } from '@countersign/core/api'
import { Field, Input, MessageBar, MessageBarBody } from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import { refusedFieldsOf, useAction, useAnswer, useMe } from '../api/index.ts'
import { FormDialog, useSayDone } from '../parts/index.ts'

const lookEveryMs = 1_000

/** Sends one, and stays until it is known what became of it. */
export function TestLetterDialog({ onClose }: { onClose: () => void }): ReactNode {
  const { account } = useMe()
  const [address, setAddress] = useState(account.userPrincipalName ?? '')
  const test = useAction(sendTestLetter, { changes: [listLetters, getMail] })
  const sent = useAnswer(
    getLetter,
    { params: { id: test.data?.id ?? '' } },
    { when: test.data !== undefined, everyMs: lookEveryMs },
  )
  const letter = test.data && (sent.data ?? test.data)
  const sayDone = useSayDone()
  const isSent = letter?.state === 'sent'
  const errors = refusedFieldsOf(test.error)
  const submit = () => {
    if (!isSent) return test.mutate({ body: { address } })
    sayDone('The test letter was taken by the mail server')
    onClose()
  }
  return (
    <FormDialog
      title="Send a test letter"
      verb={isSent ? 'Done' : 'Send'}
      isWorking={test.isPending}
      error={errors.address ? undefined : test.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label="To" required {...(errors.address ? { validationMessage: errors.address } : {})}>
        <Input type="email" value={address} onChange={(_, { value }) => setAddress(value)} />
      </Field>
      {letter && (
        <MessageBar
          layout="multiline"
          role="status"
          intent={letter.state === 'sent' ? 'success' : letter.state === 'failed' || letter.sentence ? 'error' : 'info'}
        >
          <MessageBarBody>
            {isSent ? 'The mail server took the letter. Look into the mailbox.' : (letter.sentence ?? 'On its way…')}
          </MessageBarBody>
        </MessageBar>
      )}
    </FormDialog>
  )
}
