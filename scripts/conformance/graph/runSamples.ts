import { type Cast, categories, expectationOf, type Sample } from './samples.ts'
import type { Answer, World } from './world.ts'

export type SampleResult = { sample: Sample; outcome: 'answered' | 'not played' | 'wrong'; told: string }

export const samplesIn = (file: { SampleQueries: readonly Sample[] }): Sample[] =>
  file.SampleQueries.filter(({ category }) => categories.includes(category))

/** What Graph Explorer, which these requests are made for, would have been consented to. */
const permissions =
  'User.Read User.ReadWrite.All Group.ReadWrite.All GroupMember.ReadWrite.All Directory.ReadWrite.All Device.Read.All Application.ReadWrite.All AppRoleAssignment.ReadWrite.All Policy.Read.All Policy.ReadWrite.ApplicationConfiguration IdentityRiskEvent.Read.All IdentityRiskyUser.Read.All IdentityRiskyUser.ReadWrite.All'.split(
    ' ',
  )

export async function runSamples(world: World, samples: readonly Sample[]): Promise<SampleResult[]> {
  const tokens = { app: await world.token(permissions), person: await world.token(permissions, 'grace@alder.example') }
  const cast = await findCast(world, tokens.app)
  const results: SampleResult[] = []
  for (const sample of samples) results.push(await run(world, sample, tokens, cast))
  return results
}

async function run(
  world: World,
  sample: Sample,
  tokens: { app: string; person: string },
  cast: Cast,
): Promise<SampleResult> {
  const expected = expectationOf(sample)
  if (!expected) return { sample, outcome: 'wrong', told: 'nothing is expected of it' }
  const own = 'fill' in expected ? expected.fill?.(cast) : undefined
  const body = 'body' in expected && expected.body ? JSON.stringify(expected.body(cast)) : sample.postBody
  const answer = await world.ask(
    'as' in expected ? tokens.person : tokens.app,
    sample.method,
    filled(sample.requestUrl, { ...cast, ...own }),
    {
      headers: Object.fromEntries((sample.headers ?? []).map(({ name, value }) => [name, value])),
      ...(body === undefined ? {} : { body: filled(body, { ...cast, ...own }) }),
    },
  )
  if ('notPlayed' in expected)
    return answer.status === 501
      ? { sample, outcome: 'not played', told: reasonIn(answer) }
      : { sample, outcome: 'wrong', told: `${answer.status} instead of 501` }
  if (answer.status !== expected.status)
    return {
      sample,
      outcome: 'wrong',
      told: `${answer.status} instead of ${expected.status}: ${answer.text.slice(0, 300)}`,
    }
  const holds = expected.holds?.((answer.body ?? {}) as Record<string, unknown>, answer.text) ?? true
  return holds
    ? { sample, outcome: 'answered', told: String(answer.status) }
    : { sample, outcome: 'wrong', told: `not what is documented: ${answer.text.slice(0, 300)}` }
}

const reasonIn = ({ body }: Answer): string =>
  String((body as { error?: { message?: string } } | undefined)?.error?.message).replace(/^[^:]*: /, '')

const filled = (text: string, cast: Readonly<Record<string, string>>): string =>
  text.replace(/\{([\w -]+)\}/g, (braces, name: string) => cast[name] ?? braces)

type Item = { id: string; displayName: string; userPrincipalName: string }

/** Who plays whom: looked up by name, as anybody would. */
async function findCast(world: World, token: string): Promise<Cast> {
  const all = async (path: string): Promise<Item[]> =>
    ((await world.ask(token, 'GET', `/v1.0${path}`)).body as { value: Item[] }).value
  const users = await all('/users')
  const groups = await all('/groups')
  const apps = await all('/servicePrincipals')
  const named = (list: readonly Item[], name: string): string =>
    list.find(({ displayName }) => displayName === name)?.id ?? ''
  const policy = await world.ask(token, 'POST', '/v1.0/policies/claimsMappingPolicies', {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ definition: ['x'], displayName: 'Claims' }),
  })
  return {
    id: named(users, 'Rahul Banerjee'),
    'member-id': named(users, 'Helen Whitaker'),
    stranger: named(users, 'Leila Karimi'),
    leaver: named(users, 'Paul Lindgren'),
    'user-mail': 'tom@alder.example',
    'user-id': named(users, 'Tom Becker'),
    domain: 'alder.example',
    'Placeholder Password': 'Correct-horse-7',
    'group-id': named(groups, 'Finance Team'),
    spareGroup: named(groups, 'Onboarding 2027'),
    app: named(apps, 'Countersign'),
    graphApp: named(apps, 'Microsoft Graph'),
    role: 'df021288-bdef-4463-88db-98f22de89214',
    application: (await all('/applications'))[0]?.id ?? '',
    device: (await all('/devices?$top=1'))[0]?.id ?? '',
    policy: String((policy.body as { id?: string }).id),
  }
}
