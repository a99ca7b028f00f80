import assert from 'node:assert/strict'

/** A run as the sandbox tells it. */
export type DesktopRun = {
  id: string
  status: string
  inputs: unknown
  callbackUrl: string | null
  callbacks: { at: string; outcome: string }[]
}

/** Microsoft's side of desktop flows, played over the sandbox's control API. */
export type Desktop = {
  organizationUri: string
  oauthTokenEndpoint: string
  clientId: string
  clientSecret: string
  /** Of the flow that registers employees in payroll. */
  workflowId: string
  connectionName: string
  runs(): Promise<DesktopRun[]>
  play(runId: string, ending: 'succeed' | 'fail' | 'cancel' | 'time-out', body?: object): Promise<void>
  fault(fault: object): Promise<void>
  control(method: string, path: string, body?: unknown): Promise<unknown>
}

/** `issuer`: of the sandbox's tenant. */
export async function openDesktop(issuer: URL): Promise<Desktop> {
  const control = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const init =
      body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }
    const response = await fetch(new URL(`/_sandbox/${path}`, issuer), { method, ...init })
    const text = await response.text()
    assert.ok(response.ok, `${method} ${path} ${response.status} ${text}`)
    return text === '' ? undefined : JSON.parse(text)
  }
  const { flows } = (await control('GET', 'desktop-flows')) as { flows: { id: string; name: string }[] }
  const flow = flows.find(({ name }) => name === 'Register employee in payroll')
  const { connections } = (await control('GET', 'desktop-connections')) as { connections: { name: string }[] }
  assert.ok(flow && connections[0])
  return {
    organizationUri: issuer.origin,
    oauthTokenEndpoint: new URL(`/${issuer.pathname.split('/')[1]}/oauth2/v2.0/token`, issuer).href,
    clientId: '2c1f6a90-58de-4b7c-8f13-0a9d4e7b6c21',
    clientSecret: 'sandbox-only-secret',
    workflowId: flow.id,
    connectionName: connections[0].name,
    runs: async () => ((await control('GET', `desktop-flow-runs?flow=${flow.id}`)) as { runs: DesktopRun[] }).runs,
    play: async (runId, ending, body = {}) => {
      await control('POST', `desktop-flow-runs/${runId}/${ending}`, body)
    },
    fault: async (fault) => {
      await control('POST', 'faults', fault)
    },
    control,
  }
}
