import type { Edit } from './cuts.ts'

/** Throws where the line is not there exactly once: then nobody knows what was taken out. */
export function edited(source: string, { file, line, instead }: Edit): string {
  const [before, after, ...more] = source.split(line)
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error(`${file} has not exactly one "${line}"`)
  return `${before}${instead}${after}`
}
