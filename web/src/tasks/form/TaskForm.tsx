import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { LeaveGuard } from '../../parts/index.ts'
import { AddedFields } from './AddedFields.tsx'
import { AddVariable } from './AddVariable.tsx'
import { changesOf, type Drafts, entered, shownDraft } from './changes.ts'
import type { Evaluate } from './drawnForm.ts'
import { FieldInput } from './FieldInput.tsx'
import { type Field, keyOf } from './field.ts'
import { Items } from './Items.tsx'
import { fieldItem, fieldsIn, type Item } from './item.ts'
import { filled } from './template.ts'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '24px' },
  foot: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '12px',
    paddingTop: '16px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  keys: { color: tokens.colorNeutralForeground3, fontSize: '12px' },
})

type Props = {
  items: readonly Item[]
  variables: Readonly<Record<string, unknown>>
  evaluate: Evaluate
  /** Whether variables can be added that nothing asks for. */
  isOpen: boolean
  /** Whether somebody has just asked for it by a button that is gone now. */
  takesFocus: boolean
  isWorking: boolean
  /** What was entered is with the process now. */
  isSent: boolean
  /** Why it could not be completed. */
  failure: ReactNode
  onComplete: (changed: Record<string, unknown>) => void
}

/** Fields to fill in, and the button that completes the task with what they change. */
export function TaskForm(props: Props): ReactNode {
  const { items, variables, evaluate, isOpen, takesFocus, isWorking, isSent, failure, onComplete } = props
  const styles = useStyles()
  const form = useRef<HTMLFormElement>(null)
  const [drafts, setDrafts] = useState<Drafts>({})
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [added, setAdded] = useState<readonly Field[]>([])

  const isDirty = useRef(false)
  useEffect(() => {
    isDirty.current = !isSent && Object.keys(drafts).length + added.length > 0
  }, [isSent, drafts, added])

  useEffect(() => {
    if (takesFocus) focusOn(form.current)
  }, [takesFocus])

  const everything = [...items, ...added.map(fieldItem)]
  const seen = entered(
    fieldsIn(everything, () => false),
    drafts,
    variables,
  )
  const isHidden = ({ hide }: Item) => hide !== null && evaluate(hide, seen) === true

  function complete(event: FormEvent): void {
    event.preventDefault()
    const changes = changesOf(fieldsIn(everything, isHidden), drafts, variables)
    setErrors(changes.ok ? {} : changes.errors)
    if (changes.ok) onComplete(changes.variables)
    else requestAnimationFrame(() => focusOn(form.current?.querySelector('[aria-invalid=true], [data-wrong=true]')))
  }

  const completeByKeys = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    form.current?.requestSubmit()
  }

  const show = (field: Field) => (
    <FieldInput
      field={field}
      draft={shownDraft(field, drafts, variables)}
      error={errors[keyOf(field)]}
      onChange={(draft) => setDrafts((before) => ({ ...before, [keyOf(field)]: draft }))}
    />
  )

  const remove = (field: Field) => {
    setAdded((before) => before.filter((one) => one !== field))
    setDrafts(({ [keyOf(field)]: _, ...rest }) => rest)
  }

  return (
    <form ref={form} className={styles.form} noValidate onSubmit={complete} onKeyDown={completeByKeys}>
      {items.length > 0 && (
        <Items items={items} isHidden={isHidden} fill={(template) => filled(template, seen, evaluate)} show={show} />
      )}
      {added.length > 0 && <AddedFields added={added} show={show} onRemove={remove} />}
      {isOpen && (
        <AddVariable
          taken={[...Object.keys(variables), ...added.map(keyOf)]}
          onAdd={(field) => setAdded((before) => [...before, field])}
        />
      )}
      {failure}
      <LeaveGuard isDirty={() => isDirty.current}>It is not kept. The task stays yours.</LeaveGuard>
      <Foot isWorking={isWorking} />
    </form>
  )
}

function Foot({ isWorking }: { isWorking: boolean }): ReactNode {
  const styles = useStyles()
  return (
    <div className={styles.foot}>
      <Button type="submit" appearance="primary" disabledFocusable={isWorking}>
        {isWorking ? 'One moment…' : 'Complete'}
      </Button>
      <span className={styles.keys}>Ctrl + Enter completes it too.</span>
    </div>
  )
}

/** The first thing in it that something can be entered into. */
function focusOn(place: Element | null | undefined): void {
  const inputs = 'input, textarea, select'
  const input = place?.matches(inputs) ? place : place?.querySelector(inputs)
  if (input instanceof HTMLElement) input.focus()
}
