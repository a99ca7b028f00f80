import { tryWorkflows } from '@countersign/core/api'
import { changeKindNames, changeKinds } from '@countersign/core/changes'
import type { EnteredWorkflow } from '@countersign/core/workflows'
import { Button, Field, makeStyles } from '@fluentui/react-components'
import { type FormEvent, type ReactNode, useState } from 'react'
import { type FieldErrors, refusedFieldsOf, useAction } from '../../../api/index.ts'
import { ObjectPicker } from '../../../directory/ObjectPicker.tsx'
import { Choice, FailureNote, Panel } from '../../../parts/index.ts'
import {
  askedOf,
  firstSupposition,
  isOwn,
  needsMember,
  needsTarget,
  relationOf,
  takesValues,
  withKind,
} from './supposition.ts'
import { TryResult } from './TryResult.tsx'
import { ValuesField } from './ValuesField.tsx'

const useStyles = makeStyles({
  form: { display: 'grid', gap: '16px', maxWidth: '560px' },
  result: { marginTop: '20px' },
})

const kinds = changeKindNames.map((kind) => [kind, changeKinds[kind].title] as const)

type Props = {
  storeId: string
  /** What is being edited counts as if it were saved. */
  draft?: { id: string | null; workflow: EnteredWorkflow }
}

/** Supposes a change, and says which workflow would hold it, and why; nothing happens. */
export function TryPanel({ storeId, draft }: Props): ReactNode {
  const styles = useStyles()
  const [supposition, setSupposition] = useState(() => firstSupposition(draft?.workflow))
  const attempt = useAction(tryWorkflows)
  const [isAsked, setAsked] = useState(false)
  const { kind, requester, target, member, people } = supposition
  const change = (more: Partial<typeof supposition>) => setSupposition((before) => ({ ...before, ...more }))
  function submit(event: FormEvent): void {
    event.preventDefault()
    setAsked(true)
    if (requester.length === 0) return
    const body = { requesterId: requester[0]?.id ?? null, change: askedOf(supposition), ...(draft && { draft }) }
    attempt.mutate({ params: { storeId }, body })
  }
  const relation = relationOf(kind)
  const missing = isAsked && requester.length === 0 ? { requesterId: 'Choose who asks.' } : {}
  const errors: FieldErrors = { ...refusedFieldsOf(attempt.error), ...missing }
  return (
    <Panel title="Try it: which workflow would fire" note="Nothing happens, and nobody is told.">
      <form className={styles.form} onSubmit={submit} noValidate>
        <Field label="Suppose that this is asked for">
          <Choice value={kind} choices={kinds} onChoose={(chosen) => setSupposition(withKind(supposition, chosen))} />
        </Field>
        <ObjectPicker
          label={isOwn(kind) ? 'Asked by' : 'Asked by (an ordinary user)'}
          kind="user"
          single
          required
          chosen={requester}
          error={errors.requesterId}
          onChoose={(chosen) => change({ requester: chosen })}
        />
        {needsTarget(kind) && (
          <ObjectPicker
            label={changeKinds[kind].of === 'user' ? 'About this user' : 'About this group'}
            kind={changeKinds[kind].of}
            single
            chosen={target}
            error={errors['change.targetId']}
            onChoose={(chosen) => change({ target: chosen })}
          />
        )}
        {needsMember(kind) && (
          <ObjectPicker
            label="Member"
            kind={kind === 'group.nest' ? 'group' : 'user'}
            single
            chosen={member}
            error={errors['change.memberId']}
            onChoose={(chosen) => change({ member: chosen })}
          />
        )}
        {relation && (
          <ObjectPicker
            label={relation === 'manager' ? 'New manager' : 'New owners'}
            kind="user"
            single={relation === 'manager'}
            chosen={people}
            onChoose={(chosen) => change({ people: chosen })}
          />
        )}
        {takesValues(kind) && (
          <ValuesField kind={kind} values={supposition.values} onChange={(values) => change({ values })} />
        )}
        <div>
          <Button type="submit" disabledFocusable={attempt.isPending}>
            Try it
          </Button>
        </div>
      </form>
      {attempt.error && Object.keys(errors).length === 0 && <FailureNote error={attempt.error} />}
      {attempt.error && errors.draft && <FailureNote error={attempt.error} />}
      {attempt.data && (
        <div className={styles.result}>
          <TryResult trial={attempt.data} />
        </div>
      )}
    </Panel>
  )
}
