import pg from 'pg'

export type Listening = { stop(): Promise<void> }

export type ListenOptions = {
  url: string
  channel: string
  heard: (payload: string) => void
  /** It listens, from the first time on: what was said before it did is missed. */
  listening: () => void
  lost: (cause: unknown) => void
}

const againAfterMs = 1_000 // a database that restarts is back in about as long

/** Hears the notices of a channel on a connection of its own, and comes back when the connection is lost. */
export function listen({ url, channel, heard, listening, lost }: ListenOptions): Listening {
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined
  let stopped = false

  const connect = async (): Promise<void> => {
    const connecting = new pg.Client({ connectionString: url, application_name: 'countersign', keepAlive: true })
    client = connecting
    connecting.on('error', () => undefined) // 'end' follows and is told
    connecting.on('notification', ({ payload }) => heard(payload ?? ''))
    try {
      await connecting.connect()
      await connecting.query(`listen ${connecting.escapeIdentifier(channel)}`)
      connecting.once('end', () => again(new Error('the connection that listens was lost')))
      listening()
    } catch (cause) {
      again(cause)
    }
  }
  const again = (cause: unknown): void => {
    if (stopped) return
    lost(cause)
    timer = setTimeout(start, againAfterMs)
  }
  let connecting = Promise.resolve()
  const start = (): void => {
    connecting = connect()
  }
  start()

  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await connecting
      await client?.end().catch(() => undefined)
    },
  }
}
