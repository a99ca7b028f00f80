// A flow is called at its request URL. The URL is a secret: it is opened here, sent from here, and told nowhere.

import type { Cloud } from '@countersign/core/clouds'
import {
  type Expected,
  type FlowAnswer,
  type LinkedRequest,
  type LinkedTest,
  readFlowAnswer,
} from '@countersign/core/links'
import { CallFault } from '../../platform/egress/index.ts'
import { jsonIn } from '../environment/index.ts'
import type { Parts } from '../parts.ts'
import { type LinkRow, urlPlace } from '../sql/index.ts'

export type FlowCalled = FlowAnswer | { code: 'unanswered'; sentence: string; sent: 'never' | 'perhaps' }

/** The cloud itself gives up on a flow that has not answered after two minutes. */
const limits = { headMs: 125_000, bodyMs: 10_000, bytesMax: 100_000 }

export async function callFlow(
  { send, sealing }: Pick<Parts, 'send' | 'sealing'>,
  cloud: Cloud,
  { id, keyId, sealed }: LinkRow,
  payload: LinkedRequest | LinkedTest,
  signal?: AbortSignal,
): Promise<FlowCalled> {
  if (!keyId || !sealed) return { code: 'unanswered', sent: 'never', sentence: 'The link has no request URL.' }
  try {
    const { status, body } = await send({
      url: new URL(sealing.open({ keyId, sealed }, urlPlace(id))),
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify(payload),
      hosts: cloud.triggerHosts,
      limits,
      ...(signal && { signal }),
    })
    return readFlowAnswer(status, jsonIn(body), expectedOf(payload))
  } catch (cause) {
    if (!(cause instanceof CallFault)) throw cause
    return { code: 'unanswered', sent: cause.sent, sentence: `Power Automate did not answer. ${cause.message}` }
  }
}

const expectedOf = (payload: LinkedRequest | LinkedTest): Expected =>
  payload.kind === 'request'
    ? { kind: 'request', link: payload.link, requestId: payload.requestId }
    : { kind: 'authenticate', link: payload.link, nonce: payload.nonce }
