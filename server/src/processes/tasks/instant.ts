/** A moment as BPMN writes it; the name of a zone behind its offset says nothing more about the moment. */
export function instantOf(text: string | null): Date | null {
  if (text === null) return null
  const instant = new Date(text.replace(/\[[^\]]*\]$/, ''))
  return Number.isNaN(instant.getTime()) ? null : instant
}
