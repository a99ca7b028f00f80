import { type LetterName, type LetterSubject, letterNames, letterValues, type Written } from '@countersign/core/mail'

type Kept = { template: string; content: unknown; about: LetterSubject }

const isKnown = (template: string): template is LetterName => letterNames.some((name) => name === template)

/** What was kept, read again; undefined if another version wrote it so that this one can’t. */
export function writtenOf({ template, content, about }: Kept): Written | undefined {
  if (!isKnown(template)) return undefined
  const read = letterValues[template].safeParse(content)
  return read.success ? ({ template, values: read.data, about } as Written) : undefined
}
