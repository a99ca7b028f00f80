import { asSuperuser, startTestCluster, TEMPLATE, type TestCluster } from './cluster.ts'

export type TestDatabase = AsyncDisposable & { url: string }

/** A database of one's own with today's schema and no rows, cloned from the template and dropped at the end. */
export async function testDatabase(): Promise<TestDatabase> {
  const { urlOf, superuserUrl } = await theCluster()
  made += 1
  const name = `test_${process.pid}_${made}`
  const owner = new URL(urlOf(name)).username
  await asSuperuser(superuserUrl, (client) =>
    client.query(`create database ${name} owner ${owner} template ${TEMPLATE} strategy file_copy`),
  )
  open += 1
  return {
    url: urlOf(name),
    [Symbol.asyncDispose]: async () => {
      await asSuperuser(superuserUrl, (client) => client.query(`drop database ${name} with (force)`))
      open -= 1
    },
  }
}

let made = 0
let open = 0

type Reachable = Pick<TestCluster, 'urlOf' | 'superuserUrl'>

/** The run's cluster (`globalSetup.ts`), or for a file that is run by hand one that lasts as long as the file. */
function theCluster(): Promise<Reachable> {
  const told = process.env.COUNTERSIGN_TEST_CLUSTER
  if (told) {
    const { url, superuserUrl } = JSON.parse(told) as { url: string; superuserUrl: string }
    return Promise.resolve({ urlOf: (database) => new URL(`/${database}`, url).href, superuserUrl })
  }
  if (!own) {
    own = startTestCluster()
    process.on('beforeExit', stopOwn)
  }
  return own
}

let own: Promise<TestCluster> | undefined

/** Not by the test runner's `after`: that one comes before the file's own, which still need their databases. */
async function stopOwn(): Promise<void> {
  if (open > 0) return
  process.off('beforeExit', stopOwn)
  await (await own)?.[Symbol.asyncDispose]()
}
