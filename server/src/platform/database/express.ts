import pg from 'pg'
import { alwaysByKeys } from './byKeys.ts'
import { sendTogether } from './sendTogether.ts'
import type { Statement } from './sql.ts'

/** Many callers' reads on one connection: each is sent as it comes, without waiting for the answer to the one before. */
export type Express = {
  query(statement: Statement): Promise<pg.QueryResult>
  end(): Promise<void>
}

/** It is opened when it is first needed, and opened again when it was lost. */
export function openExpress(config: pg.ClientConfig): Express {
  let open: Promise<pg.Client> | undefined

  const connect = (): Promise<pg.Client> => {
    const client = new pg.Client({ ...config, pipeline: true })
    const opening = client.connect().then(() => {
      alwaysByKeys(client)
      return client
    })
    const forget = (): void => {
      if (open === opening) open = undefined
    }
    opening.catch(forget) // whoever asked is told by what they wait for
    client.on('error', forget)
    client.on('end', forget)
    return opening
  }

  return {
    query: async (statement) => {
      open ??= connect()
      const client = await open
      sendTogether(client)
      return client.query(statement)
    },
    end: async () => {
      const client = await open?.catch(() => undefined)
      await client?.end()
    },
  }
}
