import { Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components'
import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { tidied } from './readJson.ts'

const useStyles = makeStyles({
  area: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: '13px',
    lineHeight: '20px',
    minHeight: '148px',
    maxHeight: '48vh',
    whiteSpace: 'pre',
    overflowX: 'auto',
    tabSize: 2,
  },
  foot: { display: 'flex', justifyContent: 'flex-end', marginTop: '4px' },
})

type Props = {
  label: string
  hint?: string
  text: string
  onChange: (text: string) => void
  error?: string | null | undefined
  placeholder?: string
}

/** JSON as a person writes it: letters of one width, lines that begin where the one before began, a button that tidies. */
export function JsonField({ label, hint, text, onChange, error, placeholder }: Props): ReactNode {
  const styles = useStyles()
  const area = useRef<HTMLTextAreaElement>(null)

  function keepIndent(event: KeyboardEvent<HTMLTextAreaElement>): void {
    const { value, selectionStart, selectionEnd } = event.currentTarget
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    const before = value.slice(0, selectionStart)
    const indent = /^[ \t]*/.exec(before.slice(before.lastIndexOf('\n') + 1))?.[0] ?? ''
    const inserted = `\n${indent}${/[{[]\s*$/.test(before) ? '  ' : ''}`
    // The browser's own command, so that Undo takes it back; where there is none, the text is set.
    if (document.execCommand('insertText', false, inserted)) return
    onChange(before + inserted + value.slice(selectionEnd))
  }

  return (
    <div>
      <Field label={label} {...(hint ? { hint } : {})} validationMessage={error ?? null}>
        <Textarea
          resize="vertical"
          textarea={{ ref: area, className: styles.area, spellCheck: false, autoCapitalize: 'off', wrap: 'off' }}
          value={text}
          {...(placeholder ? { placeholder } : {})}
          onKeyDown={keepIndent}
          onChange={(_, { value }) => onChange(value)}
        />
      </Field>
      <div className={styles.foot}>
        <Button
          size="small"
          appearance="subtle"
          onClick={() => {
            onChange(tidied(text))
            area.current?.focus()
          }}
        >
          Tidy
        </Button>
      </div>
    </div>
  )
}
