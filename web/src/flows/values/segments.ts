// A value as it is edited: texts with outputs between them, so that there is always somewhere to type. Pure.

import { isOutput, type OutputPart, type Part, type Value } from '@countersign/core/flows'

/** Text, output, text, …, text. */
export type Segments = { texts: readonly string[]; outputs: readonly OutputPart[] }

export function segmentsOf(value: Value): Segments {
  const texts = ['']
  const outputs: OutputPart[] = []
  for (const part of value)
    if (isOutput(part)) {
      outputs.push(part)
      texts.push('')
    } else texts[texts.length - 1] += part.text
  return { texts, outputs }
}

export const valueFrom = ({ texts, outputs }: Segments): Value =>
  texts.flatMap((text, index): Part[] => {
    const output = outputs[index]
    return [...(text === '' ? [] : [{ text }]), ...(output ? [output] : [])]
  })

export const putText = ({ texts, outputs }: Segments, index: number, text: string): Segments => ({
  texts: texts.with(index, text),
  outputs,
})

/** Where the caret stands: the text before it stays before the output, the rest comes behind it. */
export function insertOutput(
  { texts, outputs }: Segments,
  at: { index: number; caret: number },
  output: OutputPart,
): Segments {
  const text = texts[at.index] ?? ''
  return {
    texts: texts.toSpliced(at.index, 1, text.slice(0, at.caret), text.slice(at.caret)),
    outputs: outputs.toSpliced(at.index, 0, output),
  }
}

/** The texts on both sides become one. */
export const removeOutput = ({ texts, outputs }: Segments, index: number): Segments => ({
  texts: texts.toSpliced(index, 2, (texts[index] ?? '') + (texts[index + 1] ?? '')),
  outputs: outputs.toSpliced(index, 1),
})
