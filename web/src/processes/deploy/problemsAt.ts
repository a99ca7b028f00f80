import type { Finding } from '@countersign/core/api'

/** How many of the findings are about each element. */
export function problemsAt(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { elementId } of findings) if (elementId !== null) counts.set(elementId, (counts.get(elementId) ?? 0) + 1)
  return counts
}
