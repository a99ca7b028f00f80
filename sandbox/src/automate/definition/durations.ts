import { after } from '../../time/index.ts'

/** How long an ISO 8601 duration is, counted from `start` since months differ; nothing where the text is none. */
export function milliseconds(duration: string, start = 0): number | undefined {
  const end = after(new Date(start), duration)
  return end && end.getTime() - start
}
