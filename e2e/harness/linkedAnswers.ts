// What comes to a callback that the linked flow did not send, or sent otherwise: whoever knows the address may try.

import assert from 'node:assert/strict'
import { keepSecret } from './canaries.ts'
import { eventually } from './eventually.ts'
import type { World } from './world.ts'

/** The address that the flow of a request was given, as Microsoft's side has seen it. */
export async function callbackUrlOf({ sandboxUrl }: World, requestId: string): Promise<string> {
  let found = ''
  await eventually(async () => {
    const answer = await fetch(`${sandboxUrl}/_journal?host=triggers&limit=1000`)
    const { entries } = (await answer.json()) as { entries: { body: { text: string } | null }[] }
    const sent = entries.map(({ body }) => body?.text ?? '').find((text) => text.includes(requestId))
    found = sent === undefined ? '' : (JSON.parse(sent) as { callbackUrl: string }).callbackUrl
    assert.notEqual(found, '', `no flow was started for ${requestId}`)
  })
  keepSecret(found.split('/').at(-1))
  return found
}

/** Somebody of the company, as approvals of the cloud tell who answered. */
export const responder = (name: string, userName: string) => ({
  ...{ displayName: name, email: `${userName}@alder.example`, userPrincipalName: `${userName}@alder.example` },
})

/** The status that is answered, and its sentence. */
export async function callBack(url: string, said: object): Promise<{ status: number; sentence: string }> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ version: 1, ...said }),
  })
  const { detail, sentence } = (await answer.json()) as { detail?: string; sentence?: string }
  return { status: answer.status, sentence: detail ?? sentence ?? '' }
}
