// Text that is put together piece by piece, with holes for secrets, within a budget.

import { allocate, type Budget } from '../budget.ts'
import { joinParts, partsOf, sizeOf } from './secret.ts'
import type { SecretReference, SecretText } from './value.ts'

export type TextWriter = { readonly budget: Budget; readonly parts: (string | SecretReference)[]; pending: string[] }

export const newWriter = (budget: Budget): TextWriter => ({ budget, parts: [], pending: [] })

export function write(writer: TextWriter, text: string): void {
  allocate(writer.budget, text.length)
  writer.pending.push(text)
}

export function writeReference(writer: TextWriter, reference: SecretReference): void {
  allocate(writer.budget, sizeOf(reference))
  writer.parts.push(writer.pending.join(''), reference)
  writer.pending = []
}

export function writeText(writer: TextWriter, text: string | SecretText): void {
  for (const part of partsOf(text))
    if (typeof part === 'string') write(writer, part)
    else writeReference(writer, part)
}

export const written = (writer: TextWriter): string | SecretText =>
  joinParts([...writer.parts, writer.pending.join('')])
