// `countersign deploy FILE… --server URL`: sends BPMN files to a server. Each file is a deployment of its own. The token
// comes from COUNTERSIGN_TOKEN: as an argument everybody on the machine could read it, and the shell would remember it.

import { parseArgs } from 'node:util'
import { type Finding, problem } from '@countersign/core/api'
import { readBpmnFile } from './bpmnFile.ts'

type Environment = { readonly COUNTERSIGN_TOKEN?: string | undefined }
type Output = { readonly say: (line: string) => void; readonly complain: (line: string) => void }

export const deployUsage = 'deploy FILE… --server URL [--token TOKEN]'

/** Exit code 0: all are deployed. 1: one was refused, or the server was not reached. 2: not understood. */
export async function deploy(
  args: readonly string[],
  { say, complain }: Output,
  { COUNTERSIGN_TOKEN }: Environment,
): Promise<number> {
  const order = orderOf(args, COUNTERSIGN_TOKEN)
  if (typeof order === 'string') {
    complain(`${order}\n\nUsage: countersign ${deployUsage}`)
    return 2
  }
  let refused = 0
  for (const path of order.paths) {
    const verdict = await send(path, order)
    if (!verdict.ok) refused += 1
    for (const line of verdict.lines) say(line.replaceAll(/\p{Cc}/gu, ' '))
  }
  return refused === 0 ? 0 : 1
}

type Order = { readonly paths: readonly string[]; readonly server: URL; readonly token: string }

function orderOf(args: readonly string[], tokenBefore: string | undefined): Order | string {
  const options = { server: { type: 'string' }, token: { type: 'string' } } as const
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    if (positionals.length === 0) return 'deploy takes the names of BPMN files.'
    if (values.server === undefined || !URL.canParse(values.server)) return '--server takes the address of a server.'
    const token = values.token ?? tokenBefore
    if (!token) return 'COUNTERSIGN_TOKEN, or --token, takes an API token with the scope processes.deploy.'
    return { paths: positionals, server: new URL(values.server), token }
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause)
  }
}

type Verdict = { readonly ok: boolean; readonly lines: readonly string[] }

async function send(path: string, { server, token }: Order): Promise<Verdict> {
  const file = readBpmnFile(path)
  if (!file.ok) return refusal(path, [file.reason])
  try {
    const response = await fetch(new URL('/api/v1/deployments', server), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: JSON.stringify({ fileName: path.split(/[\\/]/).at(-1), xml: file.xml }),
    })
    return verdictOn(path, response.status, await response.json())
  } catch (cause) {
    return refusal(path, [`${server.origin} could not be asked: ${cause instanceof Error ? cause.message : cause}`])
  }
}

function verdictOn(path: string, status: number, answer: unknown): Verdict {
  if (status === 201) {
    const { versions } = answer as { versions: { processId: string; version: number; isNew: boolean }[] }
    const named = versions.map(
      ({ processId, version, isNew }) => `${processId} ${version}${isNew ? '' : ' (as before)'}`,
    )
    return { ok: true, lines: [`✓ ${path}: ${named.join(', ')}`] }
  }
  const said = problem.safeParse(answer)
  if (!said.success) return refusal(path, [`It answered ${status}, which is no answer of Countersign’s.`])
  const { title, detail, findings = [], errors = [] } = said.data
  return refusal(path, [
    detail ?? title,
    ...findings.map(sentenceOf),
    ...errors.map(({ path: field, message }) => `${field}: ${message}`),
  ])
}

const refusal = (path: string, reasons: readonly string[]): Verdict => ({
  ok: false,
  lines: [`✗ ${path}: refused`, ...reasons.map((reason) => `  ${reason}`)],
})

const sentenceOf = ({ elementId, elementName, line, reason, remedy }: Finding): string => {
  const element = elementName === null ? elementId : `"${elementName}" (${elementId})`
  return `${line === null ? '' : `line ${line}: `}${element === null ? '' : `${element}: `}${reason}. ${remedy}`
}
