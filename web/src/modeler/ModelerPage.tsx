import { getRouteApi } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useCallback, useState } from 'react'
import { Opening } from '../app/Opening.tsx'
import { part } from '../app/server.ts'
import { OpenDraft } from './opening/OpenDraft.tsx'
import { OpenVersion } from './opening/OpenVersion.tsx'
import { StartPage } from './opening/StartPage.tsx'
import type { Opened } from './session.ts'

const loadEditor = part(() => import('./editor/Editor.tsx'))

/** bpmn-js with all its panels is larger than the rest of the Admin Center: it comes with the first diagram. */
const Editor = lazy(() => loadEditor().then((loaded) => ({ default: loaded.Editor })))

const route = getRouteApi('/inside/admin/modeler')

/** What the address says lies on the board; nothing of it while that is new and unchanged. */
export type Address = { draft?: string | undefined; version?: string | undefined }

const isSame = (one: Address | null, other: Address): boolean =>
  one !== null && one.draft === other.draft && one.version === other.version

type Sheet = {
  number: number
  opened: Opened
  address: Address
  /** The address it had, until the page has taken the new one. */
  leaving: Address | null
}

/** Draw a process, or change one, and deploy it. */
export function ModelerPage(): ReactNode {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const [sheet, setSheet] = useState<Sheet | null>(null)

  const go = useCallback(
    async (address: Address) => {
      await navigate({ search: address, replace: true, ignoreBlocker: true })
      setSheet((sheet) => sheet && { ...sheet, leaving: null })
    },
    [navigate],
  )
  /** The same diagram, under another address: its first draft, the version it has become. */
  const move = useCallback(
    (address: Address) => {
      setSheet((sheet) => sheet && { ...sheet, address, leaving: sheet.address })
      void go(address)
    },
    [go],
  )
  const open = useCallback(
    (opened: Opened, address: Address = {}) => {
      setSheet((before) => ({
        number: (before?.number ?? 0) + 1,
        opened,
        address,
        leaving: search,
      }))
      void go(address)
    },
    [go, search],
  )
  const leave = useCallback(() => {
    setSheet(null)
    void navigate({ search: {}, ignoreBlocker: true })
  }, [navigate])

  if (sheet && (isSame(sheet.address, search) || isSame(sheet.leaving, search)))
    return (
      <Suspense fallback={<Opening />}>
        <Editor key={sheet.number} opened={sheet.opened} onMove={move} onOpen={open} onLeave={leave} />
      </Suspense>
    )
  if (search.draft) return <OpenDraft id={search.draft} onOpen={(opened) => open(opened, { draft: search.draft })} />
  if (search.version)
    return <OpenVersion id={search.version} onOpen={(opened) => open(opened, { version: search.version })} />
  return <StartPage onOpen={open} onExpect={() => void loadEditor()} />
}
