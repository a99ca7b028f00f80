import type { OutputPart, Source, Value } from '@countersign/core/flows'
import { Field, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { Dismiss12Regular } from '@fluentui/react-icons'
import { Fragment, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import type { Complaint } from './complaint.ts'
import { OutputMenu } from './OutputMenu.tsx'
import { wordsFor } from './offers.ts'
import { insertOutput, putText, removeOutput, segmentsOf, valueFrom } from './segments.ts'

const useStyles = makeStyles({
  box: {
    display: 'flex',
    alignItems: 'flex-start',
    minHeight: '32px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderBottomColor: tokens.colorNeutralStrokeAccessible,
    borderRadius: tokens.borderRadiusMedium,
    ':focus-within': {
      borderBottomColor: tokens.colorCompoundBrandStroke,
      boxShadow: `0 1px 0 ${tokens.colorCompoundBrandStroke}`,
    },
  },
  wrong: { border: `1px solid ${tokens.colorPaletteRedBorder2}` },
  parts: {
    flex: '1 1 0',
    minWidth: 0,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '2px',
    padding: '3px 4px 3px 8px',
  },
  text: {
    fieldSizing: 'content',
    minWidth: '6px',
    maxWidth: '100%',
    padding: '1px 2px',
    border: 'none',
    outline: 'none',
    backgroundColor: 'transparent',
    color: 'inherit',
    font: 'inherit',
    lineHeight: '20px',
    resize: 'none',
  },
  last: { flex: '1 1 40px' },
  chip: {
    display: 'inline-flex',
    alignItems: 'center',
    maxWidth: '100%',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    fontSize: '12px',
    lineHeight: '16px',
    paddingLeft: '6px',
  },
  lost: { backgroundColor: tokens.colorStatusDangerBackground1, color: tokens.colorStatusDangerForeground1 },
  name: { padding: '2px 0', overflowWrap: 'anywhere' },
  origin: { opacity: 0.85 },
  remove: {
    display: 'inline-flex',
    padding: '5px',
    border: 'none',
    background: 'none',
    color: 'inherit',
    cursor: 'pointer',
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
})

type Props = {
  label: string
  hint?: string | undefined
  required?: boolean
  value: Value
  offers: readonly Source[]
  complaint?: Complaint | undefined
  /** A text of several lines. */
  long?: boolean
  onChange: (value: Value, isTyping: boolean) => void
}

/** Text, with outputs of earlier steps wherever one puts them. */
export function ValueField({
  label,
  hint,
  required = false,
  value,
  offers,
  complaint,
  long,
  onChange,
}: Props): ReactNode {
  const styles = useStyles()
  const segments = segmentsOf(value)
  const box = useRef<HTMLDivElement>(null)
  const caret = useRef({ index: segments.texts.length - 1, caret: segments.texts.at(-1)?.length ?? 0 })
  const wanted = useRef<{ index: number; caret: number } | null>(null)

  // What was put in or taken out leads on to the text behind it.
  useEffect(() => {
    const { current: place } = wanted
    wanted.current = null
    if (!place) return
    const text = box.current?.querySelectorAll<HTMLTextAreaElement>('textarea')[place.index]
    text?.focus()
    text?.setSelectionRange(place.caret, place.caret)
  })

  function insert(output: OutputPart): void {
    const last = segments.texts.length - 1
    const at = caret.current.index <= last ? caret.current : { index: last, caret: segments.texts[last]?.length ?? 0 }
    wanted.current = { index: at.index + 1, caret: 0 }
    caret.current = wanted.current
    onChange(valueFrom(insertOutput(segments, at, output)), false)
  }
  function remove(index: number): void {
    wanted.current = { index, caret: segments.texts[index]?.length ?? 0 }
    caret.current = wanted.current
    onChange(valueFrom(removeOutput(segments, index)), false)
  }
  function press(event: KeyboardEvent<HTMLTextAreaElement>, index: number): void {
    const { selectionStart, selectionEnd, value: text } = event.currentTarget
    const isAt = (place: number) => selectionStart === place && selectionEnd === place
    if (event.key === 'Enter' && !long) event.preventDefault()
    if (event.key === 'Backspace' && isAt(0) && index > 0) {
      event.preventDefault()
      remove(index - 1)
    } else if (event.key === 'Delete' && isAt(text.length) && index < segments.outputs.length) {
      event.preventDefault()
      remove(index)
    }
  }
  const note = (index: number) => (event: { currentTarget: HTMLTextAreaElement }) => {
    caret.current = { index, caret: event.currentTarget.selectionStart }
  }

  return (
    <Field
      label={label}
      required={required}
      {...(hint ? { hint } : {})}
      validationMessage={complaint?.sentence ?? null}
      validationState={complaint?.weight ?? 'none'}
    >
      {({ 'aria-describedby': describedBy, 'aria-invalid': invalid }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a frame of its own
        <div
          ref={box}
          role="group"
          aria-label={label}
          aria-describedby={describedBy}
          className={mergeClasses(styles.box, complaint?.weight === 'error' && styles.wrong)}
        >
          <div className={styles.parts}>
            {segments.texts.map((text, index) => {
              const output = segments.outputs[index]
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: a text is known by its place and by nothing else
                <Fragment key={index}>
                  <textarea
                    className={mergeClasses(styles.text, !output && styles.last)}
                    rows={1}
                    aria-label={segments.texts.length === 1 ? label : `${label}, text ${index + 1}`}
                    aria-invalid={invalid}
                    spellCheck={false}
                    value={text}
                    onChange={(event) => {
                      note(index)(event)
                      const typed = long ? event.target.value : event.target.value.replaceAll(/\s*\n\s*/g, ' ')
                      onChange(valueFrom(putText(segments, index, typed)), true)
                    }}
                    onSelect={note(index)}
                    onKeyDown={(event) => press(event, index)}
                  />
                  {output && <Chip output={output} offers={offers} onRemove={() => remove(index)} />}
                </Fragment>
              )
            })}
          </div>
          <OutputMenu label={label} offers={offers} onPick={insert} />
        </div>
      )}
    </Field>
  )
}

type ChipProps = { output: OutputPart; offers: readonly Source[]; onRemove: () => void }

function Chip({ output, offers, onRemove }: ChipProps): ReactNode {
  const styles = useStyles()
  const { title, origin } = wordsFor(offers, output)
  return (
    <span className={mergeClasses(styles.chip, origin === null && styles.lost)}>
      <span className={styles.name}>
        {title}
        <span className={styles.origin}>{origin === null ? ' · not there' : ` · ${origin}`}</span>
      </span>
      <button type="button" className={styles.remove} aria-label={`Take out ${title}`} onClick={onRemove}>
        <Dismiss12Regular />
      </button>
    </span>
  )
}
