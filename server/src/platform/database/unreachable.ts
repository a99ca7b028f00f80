/** Failures of the way to the database, in the words of node and of PostgreSQL (class 08, 53, 57P). */
const unreachable =
  /^(E(CONN(REFUSED|RESET|ABORTED)|PIPE|NOENT|TIMEDOUT|HOSTUNREACH|HOSTDOWN|NETUNREACH|NETDOWN|AI_AGAIN)|08...|53...|57P0.)$/

/** The database is away for a moment: the caller should try again, and nothing of ours is broken. */
export function isUnreachable(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false
  if ('code' in cause && typeof cause.code === 'string' && unreachable.test(cause.code)) return true
  if (cause instanceof AggregateError) return cause.errors.some(isUnreachable)
  return /timeout exceeded when trying to connect|Connection terminated/.test(cause.message)
}
