import { useState } from 'react'
import type { Opened } from '../session.ts'
import { openFile } from './openFile.ts'

type TakeFile = {
  take: (file: File) => void
  /** Why the last one was not taken. */
  reason: string | null
}

/** Takes a file from this machine, or says why not. */
export function useTakeFile(onOpen: (opened: Opened) => void): TakeFile {
  const [reason, setReason] = useState<string | null>(null)
  return {
    take: (file) =>
      void openFile(file).then((read) => {
        setReason(read.ok ? null : read.reason)
        if (read.ok) onOpen(read.opened)
      }),
    reason,
  }
}
