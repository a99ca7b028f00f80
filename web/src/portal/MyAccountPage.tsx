import { endMySession, endMySessions, listMySessions, type Session } from '@countersign/core/api'
import { SignOutRegular } from '@fluentui/react-icons'
import { type ReactNode, useState } from 'react'
import { useAction, useAnswer, useMe } from '../api/index.ts'
import { Answered, ConfirmDialog, Facts, Lines, Opener, Page, Panel, useSayDone } from '../parts/index.ts'
import { SessionTable } from './SessionTable.tsx'

/** My sessions: where I am signed in, and the way to end each, or all. */
export function MyAccountPage(): ReactNode {
  const { account } = useMe()
  const sessions = useAnswer(listMySessions, {}, { everyMs: 60_000 })
  const [ending, setEnding] = useState<Session | 'all' | null>(null)
  const everywhere = (
    <Opener size="small" icon={<SignOutRegular />} onClick={() => setEnding('all')}>
      Sign out everywhere
    </Opener>
  )
  return (
    <Page title="My account" lead="Where you are signed in. End what you do not recognise.">
      <Panel title="Account">
        <Facts
          facts={{
            Name: account.name,
            'User name': account.userPrincipalName ?? 'The identity provider names none',
            'Signed in by': account.issuer,
          }}
        />
      </Panel>
      <Panel title="Sessions" actions={everywhere} flush>
        <Answered answer={sessions} skeleton={<Lines inset count={3} label="your sessions" />}>
          {({ items }) => <SessionTable sessions={items} onEnd={setEnding} />}
        </Answered>
      </Panel>
      {ending === 'all' && <EndAll onClose={() => setEnding(null)} />}
      {ending && ending !== 'all' && <EndOne session={ending} onClose={() => setEnding(null)} />}
    </Page>
  )
}

/** Whoever ends the session they are in stands before the front door. */
const toFrontDoor = () => window.location.assign('/')

function EndOne({ session, onClose }: { session: Session; onClose: () => void }): ReactNode {
  const sayDone = useSayDone()
  const end = useAction(endMySession, {
    changes: session.current ? [] : [listMySessions],
    onDone: () => {
      if (session.current) return toFrontDoor()
      sayDone(`Signed out of ${session.browser}`)
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={session.current ? 'Sign out of this browser?' : `Sign out of ${session.browser}?`}
      verb="Sign out"
      working={end.isPending}
      error={end.error}
      onConfirm={() => end.mutate({ params: { id: session.id } })}
      onClose={onClose}
    >
      {session.current
        ? 'You will have to sign in again to go on.'
        : `Whoever works there, at ${session.address}, has to sign in again. What they did not save is lost.`}
    </ConfirmDialog>
  )
}

function EndAll({ onClose }: { onClose: () => void }): ReactNode {
  const end = useAction(endMySessions, { onDone: toFrontDoor })
  return (
    <ConfirmDialog
      title="Sign out everywhere?"
      verb="Sign out everywhere"
      working={end.isPending}
      error={end.error}
      onConfirm={() => end.mutate({})}
      onClose={onClose}
    >
      Every browser you are signed in with has to sign in again, this one included. API tokens keep working; revoke them
      on their own page.
    </ConfirmDialog>
  )
}
