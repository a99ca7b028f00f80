import type { Statement } from './sql.ts'

/** For statements that run all day: each connection parses and plans them once. Not for texts made of many parts. */
export function prepared(statement: Statement): Statement & { name: string } {
  const name = names.get(statement.text) ?? `s${names.size + 1}`
  names.set(statement.text, name)
  return { ...statement, name }
}

const names = new Map<string, string>()
