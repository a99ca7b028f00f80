/** Our own bug, met at run time. The host makes it an incident and never tries again: it would only happen again. */
export class Broken extends Error {
  override readonly name = 'Broken'
}

export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Broken(message)
}
