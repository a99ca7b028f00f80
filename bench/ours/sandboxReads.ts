// Whether the sandbox could be what slows a test: mixed reads of Graph, in a directory that is larger than it need be.

import { type Assignment, type Figures, measure } from '../program.ts'
import { call } from '../world/http.ts'
import { type RunningSandbox, startSandboxIn } from '../world/sandbox.ts'

const clients = 16
const crowd = 2_000

type Read = { path: string; isEventual?: true }

/** What an identity client asks for: somebody, lists, searches, who is in what. */
const readsWith = (groupId: string): readonly Read[] => [
  { path: '/users/grace@alder.example' },
  { path: '/users/tom@alder.example?$select=id,displayName,department,accountEnabled' },
  { path: '/users?$top=20' },
  { path: "/users?$filter=startswith(displayName,'T')&$top=10" },
  { path: "/users?$filter=department eq 'Sales'&$select=id,displayName" },
  { path: '/users?$search="displayName:tom"&$top=10', isEventual: true },
  { path: '/users?$orderby=displayName&$top=20' },
  { path: '/users/$count', isEventual: true },
  { path: '/users/tom@alder.example/manager' },
  { path: '/users/tom@alder.example/memberOf' },
  { path: '/users/tom@alder.example/transitiveMemberOf' },
  { path: '/groups?$top=20' },
  { path: `/groups/${groupId}` },
  { path: `/groups/${groupId}/members?$top=20` },
  { path: `/groups/${groupId}/transitiveMembers?$top=20` },
  { path: "/groups?$filter=displayName eq 'Research'" },
]

async function sandboxReads({ folder, quick }: Assignment): Promise<Figures> {
  await using sandbox = await startSandboxIn(folder)
  await sandbox.control('seed', { crowd })
  await sandbox.control('throttling', { isOn: false })
  const ask = await asking(sandbox)
  const [rounds, each] = quick ? [2, 500] : [5, 6_000]
  await inOneRound(each, ask) // warm-up
  const perSecond: number[] = []
  for (let done = 0; done < rounds; done += 1) {
    const before = await sandbox.busyMs()
    await inOneRound(each, ask)
    perSecond.push((each * 1_000) / ((await sandbox.busyMs()) - before))
  }
  return { perSecond }
}

async function asking({ url, tokenFor }: RunningSandbox): Promise<(nth: number) => Promise<unknown>> {
  const token = await tokenFor(['User.Read.All', 'Group.Read.All', 'GroupMember.Read.All', 'Directory.Read.All'])
  const get = <Answer>(path: string, isEventual?: true): Promise<Answer> =>
    call<Answer>({
      method: 'GET',
      url: encodeURI(`${url}/v1.0${path}`),
      token,
      ...(isEventual && { headers: { ConsistencyLevel: 'eventual' } }),
    })
  const found = await get<{ value: { id: string }[] }>("/groups?$filter=displayName eq 'Building Access'&$select=id")
  const reads = readsWith(found.value[0]?.id ?? '')
  return (nth) => {
    const { path, isEventual } = reads[nth % reads.length] as Read
    return get(path, isEventual)
  }
}

async function inOneRound(count: number, ask: (nth: number) => Promise<unknown>): Promise<void> {
  let asked = 0
  const client = async (): Promise<void> => {
    while (asked < count) await ask(asked++)
  }
  await Promise.all(Array.from({ length: clients }, client))
}

await measure(sandboxReads)
