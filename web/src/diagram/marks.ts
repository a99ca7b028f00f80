// What is shown on top of a drawing: where tokens wait, where somebody has to look, which way was gone.

/** By the ids of the diagram. What it does not draw is left out of the picture, not out of the list. */
export type Marks = {
  /** How many tokens wait at an element. */
  tokens: ReadonlyMap<string, number>
  incidents: ReadonlyMap<string, number>
  /** What has to be mended before the file can be deployed. */
  problems: ReadonlyMap<string, number>
  /** Elements that were reached and left again. */
  passed: ReadonlySet<string>
  /** Sequence flows that were taken. */
  flows: ReadonlySet<string>
}

export const noMarks: Marks = {
  tokens: new Map(),
  incidents: new Map(),
  problems: new Map(),
  passed: new Set(),
  flows: new Set(),
}

/** “2 tokens wait here, 1 incident”: what the marks at an element say, for those who don't see them. */
export function stateWords(elementId: string, { tokens, incidents, problems, passed }: Marks): string {
  const waiting = tokens.get(elementId) ?? 0
  const words = [
    waiting > 0 && (waiting === 1 ? '1 token waits here' : `${waiting} tokens wait here`),
    counted(incidents.get(elementId), 'incident'),
    counted(problems.get(elementId), 'problem'),
    waiting === 0 && passed.has(elementId) && 'passed',
  ]
  return words.filter(Boolean).join(', ')
}

const counted = (count = 0, what: string): string | false => count > 0 && `${count} ${what}${count === 1 ? '' : 's'}`
