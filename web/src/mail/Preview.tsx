import { type LetterName, letterExamples, letterTemplates, write } from '@countersign/core/mail'
import { makeStyles, tokens } from '@fluentui/react-components'
import { type ReactNode, useCallback } from 'react'
import { CodeBlock, Facts, SideDrawer } from '../parts/index.ts'

const useStyles = makeStyles({
  part: { display: 'grid', gap: '8px' },
  title: { fontSize: '14px', fontWeight: tokens.fontWeightSemibold },
  letter: {
    display: 'block',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    overflow: 'auto',
    backgroundColor: '#ffffff', // as mail programs show it, in the dark, too
  },
})

type Props = { template: LetterName | null; onClose: () => void }

/** A letter as it arrives, with made-up values: written by the same code that writes the real ones. */
export function Preview({ template, onClose }: Props): ReactNode {
  return (
    <SideDrawer subject={template} titleOf={(name) => letterTemplates[name].title} onClose={onClose}>
      {(name) => <Letter template={name} />}
    </SideDrawer>
  )
}

function Letter({ template }: { template: LetterName }): ReactNode {
  const styles = useStyles()
  const { subject, text, html } = write(letterExamples[template], location.origin)
  // In a shadow of its own: neither do our styles reach it, nor its into the page.
  const show = useCallback(
    (host: HTMLDivElement | null) => {
      if (!host) return
      const shadow = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
      shadow.innerHTML = html
    },
    [html],
  )
  return (
    <>
      <Facts facts={{ Sent: letterTemplates[template].when, Subject: subject }} />
      <section className={styles.part}>
        <h3 className={styles.title}>As HTML</h3>
        <div className={styles.letter} ref={show} />
      </section>
      <section className={styles.part}>
        <h3 className={styles.title}>As text</h3>
        <CodeBlock label="Text" text={text} />
      </section>
    </>
  )
}
