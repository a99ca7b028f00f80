import { getConnectionChoices } from '@countersign/core/api'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useAnswer } from '../../api/index.ts'
import { Answered, Lines, Page } from '../../parts/index.ts'
import { NewConnectionForm } from './NewConnectionForm.tsx'

const route = getRouteApi('/inside/admin/connections/new')

/** Four questions: what to connect to, how it signs in, what it is for, what to call it. */
export function NewConnectionPage(): ReactNode {
  const { returnTo = null } = route.useSearch()
  const choices = useAnswer(getConnectionChoices, {}, { forGood: true })
  return (
    <Page
      title="New connection"
      lead="What to connect to, how it signs in, what it is for. What is secret is sealed, and shown to nobody again."
    >
      <Answered answer={choices} skeleton={<Lines count={8} label="what can be connected" />}>
        {(known) => <NewConnectionForm choices={known} returnTo={returnTo} />}
      </Answered>
    </Page>
  )
}
