/** A sequence flow, or the tie of a boundary event to what it sits on. */
export type Way = { from: string; to: string }

/**
 * The ids in the order in which a token would meet them: each start, then what follows from it, branch by branch. What
 * nothing leads to comes in the order in which it was written; a file may have been written in any.
 */
export function flowOrder(ids: readonly string[], ways: readonly Way[]): string[] {
  const after = Map.groupBy(ways, ({ from }) => from)
  const reached = new Set(ways.map(({ to }) => to))
  const ordered = new Set<string>()
  const known = new Set(ids)
  // A stack of our own: a chain of thousands of elements is deeper than calls may nest.
  const follow = (start: string) => {
    const stack = [start]
    for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
      if (!known.has(id) || ordered.has(id)) continue
      ordered.add(id)
      stack.push(...(after.get(id) ?? []).map(({ to }) => to).toReversed())
    }
  }
  for (const id of ids) if (!reached.has(id)) follow(id)
  for (const id of ids) follow(id) // what only leads to itself
  return [...ordered]
}
