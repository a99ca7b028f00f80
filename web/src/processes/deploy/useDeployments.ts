import { deployFile, listProcesses, listProcessVersions } from '@countersign/core/api'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { call, useRefreshPages } from '../../api/index.ts'
import { type FileToDeploy, isSettled, type Outcome, refusalOf } from './outcome.ts'
import { readFile } from './readFile.ts'

const nameLengthMax = 200 // what the operation takes; a longer one loses its beginning, not “.bpmn”

export type Deployments = {
  files: readonly FileToDeploy[]
  deploy: (files: readonly File[]) => void
  retry: (key: number) => void
  clear: () => void
}

/** Files on their way to the server, one after the other: a process may call another that was dropped before it. */
export function useDeployments(): Deployments {
  const queries = useQueryClient()
  const refreshList = useRefreshPages(listProcesses)
  const [files, setFiles] = useState<readonly FileToDeploy[]>([])
  const given = useRef(new Map<number, File>())
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const isOpen = useRef(true)
  useEffect(() => {
    isOpen.current = true
    return () => {
      isOpen.current = false // what is still waiting is not sent behind the back of whoever left
    }
  }, [])

  const settle = useCallback((key: number, outcome: Outcome) => {
    setFiles((before) => before.map((file) => (file.key === key ? { ...file, outcome } : file)))
  }, [])

  const send = useCallback(
    async (key: number) => {
      const file = given.current.get(key)
      if (!file || !isOpen.current) return
      settle(key, { at: 'sending' })
      const outcome = await outcomeOf(file)
      settle(key, outcome)
      if (outcome.at !== 'deployed') return
      void refreshList()
      void queries.invalidateQueries({ queryKey: [listProcessVersions.id] })
    },
    [settle, refreshList, queries],
  )

  const enqueue = useCallback(
    (key: number) => {
      queue.current = queue.current.then(() => send(key))
    },
    [send],
  )

  const deploy = useCallback(
    (dropped: readonly File[]) => {
      const added = dropped.map((file) => {
        const key = given.current.size
        given.current.set(key, file)
        return { key, name: file.name, outcome: { at: 'waiting' } } as const
      })
      setFiles((before) => (before.every(isSettled) ? added : [...before, ...added]))
      for (const { key } of added) enqueue(key)
    },
    [enqueue],
  )
  const retry = useCallback(
    (key: number) => {
      settle(key, { at: 'waiting' })
      enqueue(key)
    },
    [settle, enqueue],
  )
  return { files, deploy, retry, clear: useCallback(() => setFiles([]), []) }
}

async function outcomeOf(file: File): Promise<Outcome> {
  const read = await readFile(file)
  if (!read.ok) return { at: 'strange', reason: read.reason }
  const { xml } = read
  return call(deployFile, { body: { fileName: file.name.slice(-nameLengthMax), xml } }).then(
    ({ versions, hints }): Outcome => ({ at: 'deployed', versions, hints }),
    (error: unknown) => refusalOf(xml, error),
  )
}
