// For `node --test --test-global-setup=…`: one cluster for all files of a run, told to them by the environment.

import { startTestCluster, type TestCluster } from './cluster.ts'

let cluster: TestCluster | undefined

export async function globalSetup(folder?: string): Promise<void> {
  cluster = await startTestCluster(folder)
  process.env.COUNTERSIGN_TEST_CLUSTER = JSON.stringify({ url: cluster.urlOf(''), superuserUrl: cluster.superuserUrl })
}

export async function globalTeardown(): Promise<void> {
  await cluster?.[Symbol.asyncDispose]()
}
