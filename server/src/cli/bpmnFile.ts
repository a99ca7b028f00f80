import { readFileSync, statSync } from 'node:fs'
import { charactersMax } from '@countersign/engine/bpmn'

export type BpmnFile =
  | { readonly ok: true; readonly xml: string }
  | { readonly ok: false; readonly reason: string; readonly remedy: string }

/** No character has more bytes in UTF-8 for each of its UTF-16 units: a longer file need not be read to be refused. */
const bytesMax = 3 * charactersMax

export function readBpmnFile(path: string): BpmnFile {
  try {
    const status = statSync(path, { throwIfNoEntry: false })
    if (!status) return refused('There is no such file', 'Look for a typing error in its name.')
    // A pipe or a device could be waited for for ever.
    if (!status.isFile()) return refused('This is no file', 'Name BPMN files, for example processes/*.bpmn.')
    if (status.size > bytesMax) return tooLong(status.size)
    return decoded(readFileSync(path))
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : cause
    return refused(`The file can’t be read (${code})`, 'Give yourself the right to read it.')
  }
}

function decoded(bytes: Uint8Array): BpmnFile {
  try {
    return { ok: true, xml: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }
  } catch {
    return refused('The file is no text in UTF-8', 'Save the diagram again, as BPMN 2.0 XML.')
  }
}

const tooLong = (bytes: number): BpmnFile =>
  refused(`The file has ${Math.round(bytes / 1_000_000)} MB, more than is read`, 'Divide the process.')

const refused = (reason: string, remedy: string): BpmnFile => ({ ok: false, reason, remedy })
