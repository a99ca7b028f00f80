import { diagramBytesMax } from '@countersign/core/api'
import { bytes } from '../../parts/amounts.ts'
import type { Opened } from '../session.ts'

export type FileRead = { ok: true; opened: Opened } | { ok: false; reason: string }

/** A file of whoever draws, as they chose or dropped it. */
export async function openFile(file: File): Promise<FileRead> {
  if (file.size > diagramBytesMax)
    return {
      ok: false,
      reason: `“${file.name}” has ${bytes(file.size)}; a diagram may have ${bytes(diagramBytesMax)}.`,
    }
  const xml = await file.text().catch(() => null)
  if (xml === null) return { ok: false, reason: `“${file.name}” could not be read.` }
  return { ok: true, opened: { xml, fileName: file.name, origin: null, draft: null } }
}
