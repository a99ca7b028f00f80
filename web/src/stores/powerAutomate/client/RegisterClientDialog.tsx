import { getPowerAutomate, putPowerAutomate } from '@countersign/core/api'
import { type ReactNode, useState } from 'react'
import { type FieldErrors, fieldErrorsOf, ifMatch, refusedFieldsOf, useAction } from '../../../api/index.ts'
import { FormDialog, useSayDone } from '../../../parts/index.ts'
import { linkAnswers } from '../answers.ts'
import { ClientFields } from './ClientFields.tsx'
import { bodyOf, callsElsewhere, draftOf, needsSecret, type Settings } from './clientDraft.ts'
import { LinksThatWillBeWithdrawn } from './LinksToAuthenticate.tsx'

type Props = { storeId: string; settings: Settings; onSaved: () => void; onClose: () => void }

/** “Register Client”: by what an identity store and Power Automate know each other. */
export function RegisterClientDialog({ storeId, settings, onSaved, onClose }: Props): ReactNode {
  const { client } = settings
  const [draft, setDraft] = useState(() => draftOf(settings))
  const isElsewhere = callsElsewhere(draft, client)
  const [errors, setErrors] = useState<FieldErrors>({})
  const sayDone = useSayDone()
  const save = useAction(putPowerAutomate, {
    changes: [getPowerAutomate, ...linkAnswers], // of another address each link is authenticated anew
    onDone: () => {
      sayDone(client ? 'The Power Automate client is changed' : 'The Power Automate client is registered')
      onSaved()
      onClose()
    },
  })
  function submit(): void {
    const body = bodyOf(draft)
    const wrong = {
      ...(needsSecret(draft, client) && !draft.clientSecret && { clientSecret: 'Fill this in.' }),
      ...fieldErrorsOf(putPowerAutomate.body, body),
    }
    setErrors(wrong)
    if (Object.keys(wrong).length > 0) return
    const input = { params: { storeId }, body, headers: client ? ifMatch(client.revision) : {} }
    save.mutate(input, { onError: (error) => setErrors(refusedFieldsOf(error)) })
  }
  return (
    <FormDialog
      title={client ? 'Power Automate client' : 'Register Client'}
      verb="Save"
      isWorking={save.isPending}
      error={Object.keys(errors).length === 0 ? save.error : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <ClientFields draft={draft} settings={settings} errors={errors} onChange={setDraft} />
      {isElsewhere && <LinksThatWillBeWithdrawn storeId={storeId} />}
    </FormDialog>
  )
}
