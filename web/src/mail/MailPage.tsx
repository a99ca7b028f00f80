import { getMail } from '@countersign/core/api'
import { SendRegular } from '@fluentui/react-icons'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactNode, useCallback, useState } from 'react'
import { useAnswer } from '../api/index.ts'
import { Answered, Lines, Opener, Page, Panel } from '../parts/index.ts'
import { HowItGoes } from './HowItGoes.tsx'
import { LettersPanel } from './LettersPanel.tsx'
import { Preview } from './Preview.tsx'
import type { MailSearch } from './search.ts'
import { TemplatesPanel } from './TemplatesPanel.tsx'
import { TestLetterDialog } from './TestLetterDialog.tsx'

const route = getRouteApi('/inside/admin/mail')

const lookEveryMs = 3_000

/** What people are told by mail: whether it goes out, what does not and why, and how letters look. */
export function MailPage(): ReactNode {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const mail = useAnswer(getMail, {}, { everyMs: lookEveryMs })
  const [tests, setTests] = useState(false)
  const look = useCallback(
    (changes: Partial<MailSearch>) =>
      void navigate({ search: (before) => ({ ...before, ...changes }), replace: true, resetScroll: false }),
    [navigate],
  )
  return (
    <Page
      title="Mail"
      lead="Who asks and who decides is told by mail. Nothing waits for a letter: while mail is down, requests go on."
      actions={
        <Opener appearance="primary" icon={<SendRegular />} onClick={() => setTests(true)}>
          Send a test letter
        </Opener>
      }
    >
      <Panel title="Outgoing mail">
        <Answered answer={mail} skeleton={<Lines count={4} label="the state of mail" />}>
          {(state) => <HowItGoes mail={state} />}
        </Answered>
      </Panel>
      <LettersPanel state={search.state} everyMs={lookEveryMs} onLook={look} />
      <TemplatesPanel onOpen={(template) => look({ template })} />
      <Preview template={search.template ?? null} onClose={() => look({ template: undefined })} />
      {tests && <TestLetterDialog onClose={() => setTests(false)} />}
    </Page>
  )
}
