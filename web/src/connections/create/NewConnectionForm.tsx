import { createConnection, listConnections } from '@countersign/core/api'
import { type ConnectorDescription, connectors } from '@countersign/core/catalog'
import { Button, makeStyles } from '@fluentui/react-components'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useState } from 'react'
import { type FieldErrors, fieldErrorsOf, refusedFieldsOf, useAction } from '../../api/index.ts'
import { ButtonLink, FailureNote } from '../../parts/index.ts'
import { useSignIn } from '../useSignIn.ts'
import { bodyOf, type Choices, type Draft, firstDraft } from './draft.ts'
import { HowPanel } from './HowPanel.tsx'
import { NamePanel } from './NamePanel.tsx'
import { PurposeStep } from './PurposeStep.tsx'
import { WhatPanel } from './WhatPanel.tsx'

const useStyles = makeStyles({
  form: { display: 'grid', gap: '20px', maxWidth: '860px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
})

type Props = {
  choices: Choices
  /** The page to come back to from the sign-in. */
  returnTo: string | null
}

export function NewConnectionForm({ choices, returnTo }: Props): ReactNode {
  const styles = useStyles()
  const navigate = useNavigate()
  const [draft, setDraft] = useState(() => firstDraft(choices))
  const [errors, setErrors] = useState<FieldErrors>({})
  const signIn = useSignIn()
  const create = useAction(createConnection, {
    changes: [listConnections],
    onDone: ({ id, kind }) => {
      if (kind !== 'oauth-code') return void navigate({ to: '/admin/connections/$id', params: { id } })
      signIn.mutate(
        { params: { id }, body: { returnTo } },
        { onError: () => void navigate({ to: '/admin/connections/$id', params: { id } }) },
      )
    },
  })
  const put = (change: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...change }))
    setErrors({})
    create.reset()
  }
  const connector: ConnectorDescription = connectors[draft.connector]
  const isWorking = create.isPending || create.isSuccess

  function submit(event: FormEvent): void {
    event.preventDefault()
    const body = bodyOf(draft)
    const wrong = fieldErrorsOf(createConnection.body, body)
    setErrors(wrong)
    if (Object.keys(wrong).length > 0) return
    create.mutate({ body }, { onError: (error) => setErrors(refusedFieldsOf(error)) })
  }

  const parts = { draft, put, errors }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <WhatPanel {...parts} />
      <HowPanel {...parts} choices={choices} />
      {connector.resourceIn && <PurposeStep {...parts} connector={connector} />}
      <NamePanel {...parts} step={connector.resourceIn ? 4 : 3} />
      {create.error && Object.keys(errors).length === 0 && <FailureNote error={create.error} />}
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabledFocusable={isWorking}>
          {isWorking ? 'One moment…' : draft.kind === 'oauth-code' ? 'Create and connect' : 'Create'}
        </Button>
        <ButtonLink to="/admin/connections">Cancel</ButtonLink>
      </div>
    </form>
  )
}
