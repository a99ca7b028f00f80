import { after } from 'node:test'
import { asSuperuser, startTestCluster, TEMPLATE, type TestCluster } from './cluster.ts'

export type TestDatabase = AsyncDisposable & { url: string }

/** A database of one's own with today's schema and no rows, cloned from the template and dropped at the end. */
export async function testDatabase(): Promise<TestDatabase> {
  const { urlOf, superuserUrl } = await theCluster()
  databases += 1
  const name = `test_${process.pid}_${databases}`
  const owner = new URL(urlOf(name)).username
  await asSuperuser(superuserUrl, (client) =>
    client.query(`create database ${name} owner ${owner} template ${TEMPLATE}`),
  )
  return {
    url: urlOf(name),
    [Symbol.asyncDispose]: () =>
      asSuperuser(superuserUrl, async (client) => void (await client.query(`drop database ${name} with (force)`))),
  }
}

let databases = 0

type Reachable = Pick<TestCluster, 'urlOf' | 'superuserUrl'>

/** The run's cluster (`globalSetup.ts`), or for a file that is run by hand one that lasts as long as the file. */
function theCluster(): Promise<Reachable> {
  const told = process.env.COUNTERSIGN_TEST_CLUSTER
  if (told) {
    const { url, superuserUrl } = JSON.parse(told) as { url: string; superuserUrl: string }
    return Promise.resolve({ urlOf: (database) => new URL(`/${database}`, url).href, superuserUrl })
  }
  own ??= startTestCluster()
  return own
}

let own: Promise<TestCluster> | undefined

after(async () => {
  await (await own)?.[Symbol.asyncDispose]()
})
