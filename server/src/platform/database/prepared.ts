import type { Statement } from './sql.ts'

/** For statements that run all day: each connection parses and plans them once. Not for texts made of many parts. */
export function prepared(statement: Statement): Statement & { name: string } {
  const name = names.get(statement.text) ?? `s${names.size + 1}`
  names.set(statement.text, name)
  return { ...statement, name }
}

/**
 * A read of a few rows by their key, which asks for no lock: outside of a transaction it shares a connection with others
 * of its kind, which costs half. One that took long would hold all of them up.
 */
export const brief = (statement: Statement): Statement & { name: string } => ({ ...prepared(statement), brief: true })

const names = new Map<string, string>()
