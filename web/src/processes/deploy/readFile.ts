// A file somebody dropped: its text, or why it is none that could be deployed. What is wrong inside of BPMN the server says.

import { diagramBytesMax } from '@countersign/core/api'
import { bytes } from '../../parts/amounts.ts'

export type ReadFile = { ok: true; xml: string } | { ok: false; reason: string }

const strange = (reason: string): ReadFile => ({ ok: false, reason })

/** What the browser gives for a folder looks like a file, and can't be read. */
export async function readFile(file: Pick<File, 'name' | 'size' | 'arrayBuffer'>): Promise<ReadFile> {
  if (file.size > diagramBytesMax)
    return strange(`It has ${bytes(file.size)}; at most ${bytes(diagramBytesMax)} are read. Divide the process.`)
  const content = await file.arrayBuffer().catch(() => null)
  if (!content) return strange('It can’t be read. If it is a folder, drop the files that are in it.')
  return understood(file.name, new Uint8Array(content))
}

export function understood(name: string, content: Uint8Array): ReadFile {
  if (content.length === 0) return strange('It is empty.')
  const text = utf8(content)
  const isNamedBpmn = /\.(bpmn|xml)$/i.test(name)
  if (text === null && isNamedBpmn) return strange('It is no text in UTF-8. Save the diagram again, as BPMN 2.0 XML.')
  if (text !== null && (isNamedBpmn || text.includes(bpmnNamespace))) return { ok: true, xml: text }
  return strange('This is no BPMN file. Drop diagrams that were saved as BPMN 2.0 XML: their names end in “.bpmn”.')
}

const bpmnNamespace = 'http://www.omg.org/spec/BPMN/20100524/MODEL'

/** As it stands: the mark of byte order that some editors write is part of what is sent. */
function utf8(content: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content)
  } catch {
    return null
  }
}
