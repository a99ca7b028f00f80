import { Button } from '@fluentui/react-components'
import { CheckmarkRegular, CopyRegular } from '@fluentui/react-icons'
import { type ReactNode, useEffect, useState } from 'react'

type Props = { text: string; label: string; wide?: boolean }

/** Puts `text` on the clipboard and says that it did. Where the browser refuses, it says that too. */
export function CopyButton({ text, label, wide = false }: Props): ReactNode {
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null)

  useEffect(() => {
    if (!outcome) return
    const timer = setTimeout(() => setOutcome(null), 2500)
    return () => clearTimeout(timer)
  }, [outcome])

  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setOutcome('copied'),
      () => setOutcome('refused'),
    )
  const said = outcome === 'copied' ? 'Copied' : outcome === 'refused' ? 'Select and copy it yourself' : label
  return (
    <Button
      size="small"
      appearance={wide ? 'secondary' : 'subtle'}
      icon={outcome === 'copied' ? <CheckmarkRegular /> : <CopyRegular />}
      onClick={copy}
      {...(wide ? {} : { 'aria-label': said, title: said })}
    >
      {wide && <span aria-live="polite">{said}</span>}
    </Button>
  )
}
