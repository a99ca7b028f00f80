import { useState } from 'react'
import { useMe } from '../../api/index.ts'
import type { Session } from '../session.ts'
import {
  isSame,
  keepOwnTemplates,
  type OwnTemplate,
  offeredWith,
  readOwnTemplates,
  templatesIn,
  withTemplates,
} from './ownTemplates.ts'

type OwnTemplates = {
  own: readonly OwnTemplate[]
  /** Why the last ones were not added. */
  complaints: readonly string[]
  isKept: boolean
  add(files: readonly File[]): Promise<void>
  remove(template: OwnTemplate): void
}

/** The templates that somebody brought along, and the menus with them. */
export function useOwnTemplates({ board }: Session): OwnTemplates {
  const { account } = useMe()
  const [own, setOwn] = useState(() => readOwnTemplates(account.id))
  const [complaints, setComplaints] = useState<readonly string[]>([])
  const [isKept, setKept] = useState(true)

  function take(templates: readonly OwnTemplate[]): void {
    board.offer(offeredWith(templates))
    setOwn(templates)
    setComplaints([])
    setKept(keepOwnTemplates(account.id, templates))
  }

  async function add(files: readonly File[]): Promise<void> {
    const read = await Promise.all(files.map(async (file) => ({ file, templates: templatesIn(await file.text()) })))
    const unread = read.filter(({ templates }) => !templates).map(({ file }) => `“${file.name}” holds no template.`)
    if (unread.length > 0) return setComplaints(unread)
    const added = read.flatMap(({ templates }) => templates ?? [])
    const complaints = board.offer(offeredWith(added))
    if (complaints.length === 0) return take(withTemplates(own, added))
    board.offer(offeredWith(own))
    setComplaints(complaints)
  }

  return { own, complaints, isKept, add, remove: (template) => take(own.filter((one) => !isSame(one, template))) }
}
