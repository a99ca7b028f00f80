import type pg from 'pg'

const gathering = new WeakSet<object>()

/**
 * What is sent over this connection until the end of the turn goes in one write: each wakes PostgreSQL up, which costs more
 * than most statements.
 */
export function sendTogether({ connection: { stream } }: Pick<pg.Client, 'connection'>): void {
  if (gathering.has(stream)) return
  gathering.add(stream)
  stream.cork()
  process.nextTick(() => {
    gathering.delete(stream)
    stream.uncork()
  })
}
