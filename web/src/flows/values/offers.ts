import type { OutputPart, Source } from '@countersign/core/flows'

/** What an output is called, and what gives it; null where that does not stand before it. */
export function wordsFor(
  sources: readonly Source[],
  { from, path }: OutputPart,
): { title: string; origin: string | null } {
  const source = sources.find((one) => one.from === from)
  const output = source?.outputs.find((one) => one.path.join('\n') === path.join('\n'))
  return { title: output?.title ?? path.join(' › '), origin: (output && source?.name) ?? null }
}
