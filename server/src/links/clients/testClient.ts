// Tries a client layer by layer: where one fails, those above it are not tried.

import type * as api from '@countersign/core/api'
import { hostOf } from '@countersign/core/clouds'
import { CallFault } from '../../platform/egress/index.ts'
import { applicationToken, askEnvironment, type Said } from '../environment/index.ts'
import type { Parts } from '../parts.ts'
import { reachFrom } from '../reach.ts'
import type { ClientRow } from '../sql/index.ts'
import { flowAccountAnswer } from './answers.ts'
import { neededPermissions } from './permissions.ts'

type Answer = api.AnswerOf<typeof api.testPowerAutomate>
export type Layer = Answer['layers'][number]

const titles: Readonly<Record<Layer['name'], string>> = {
  environment: 'The environment is there',
  token: 'The application signs in',
  'application-user': 'The application is a user of the environment',
  'flow-account': 'The flow account works in the environment',
  'data-service-url': 'The Data Service URL leads to this server',
  'called-by-power-automate': 'Power Automate reaches this server',
}

const layer = (name: Layer['name'], state: Layer['state'], sentence: string): Layer => ({
  ...{ name, title: titles[name], state, sentence },
})

export async function testClient(parts: Parts, client: ClientRow): Promise<Answer> {
  const environment = await testEnvironment(parts, client)
  const isThere = environment.state === 'ok'
  const token = isThere ? await testToken(parts, client) : layer('token', 'not-tried', 'The environment comes first.')
  const said = token.state === 'ok' ? await askEnvironment(parts, client, 'application', whoAmI) : undefined
  const account = isThere ? await testAccount(parts, client) : undefined
  const layers = [
    environment,
    token,
    applicationUser(client, said),
    account ?? layer('flow-account', 'not-tried', 'The environment comes first.'),
    await testOwnAddress(parts, client),
    calledUs(client),
  ]
  const permissions = await neededPermissions(parts, client, said)
  return { layers, permissions, at: parts.clock.now().toISOString() }
}

const whoAmI = { method: 'GET', path: 'WhoAmI' } as const

/** Asked without a token, an environment says 401; whatever it says, it is there. */
async function testEnvironment({ send }: Parts, { environmentUrl }: ClientRow): Promise<Layer> {
  const host = hostOf(environmentUrl)
  try {
    const url = new URL('/api/data/v9.2/WhoAmI', environmentUrl)
    const { status } = await send({ url, method: 'GET', hosts: [host], limits: { headMs: 15_000 } })
    if (status < 500) return layer('environment', 'ok', `${host} answers.`)
    return layer('environment', 'failed', `${host} has trouble of its own (${status}). Try again in a few minutes.`)
  } catch (cause) {
    if (!(cause instanceof CallFault)) throw cause
    const sentence = `There is no environment at ${host}, or it can’t be reached from here. Compare organization code and region with its address in the Power Platform admin center.`
    return layer('environment', 'failed', sentence)
  }
}

async function testToken(parts: Parts, client: ClientRow): Promise<Layer> {
  try {
    const answer = await applicationToken(parts, client)
    return answer.ok
      ? layer('token', 'ok', `Entra gives the application ${client.clientId} a token for the environment.`)
      : layer('token', 'failed', answer.sentence)
  } catch (cause) {
    if (!(cause instanceof CallFault)) throw cause
    return layer('token', 'failed', `Entra does not answer. ${cause.message}`)
  }
}

function applicationUser({ environmentUrl }: ClientRow, said: Said | undefined): Layer {
  if (!said) return layer('application-user', 'not-tried', 'The sign-in comes first.')
  if (said.ok) return layer('application-user', 'ok', `It is an application user of ${hostOf(environmentUrl)}.`)
  return layer('application-user', 'failed', said.sentence)
}

async function testAccount(parts: Parts, client: ClientRow): Promise<Layer> {
  const account = await flowAccountAnswer(parts.pool, client.flowConnectionId)
  if (!account) return layer('flow-account', 'not-tried', 'Nobody has signed in as the flow account yet.')
  const said = await askEnvironment(parts, client, 'flow-account', whoAmI)
  return said.ok
    ? layer('flow-account', 'ok', `${account.name ?? 'It'} is a member of the environment.`)
    : layer('flow-account', 'failed', said.sentence)
}

async function testOwnAddress(parts: Parts, { dataServiceUrl }: ClientRow): Promise<Layer> {
  const trouble = await reachFrom(parts, dataServiceUrl)
  return trouble === undefined
    ? layer('data-service-url', 'ok', `${dataServiceUrl} was called from here and led back here.`)
    : layer('data-service-url', 'failed', trouble)
}

/** What only the other side can show: it is seen in the round trip of a link. */
const calledUs = ({ calledUsAt }: ClientRow): Layer =>
  calledUsAt
    ? layer('called-by-power-automate', 'ok', `It last called here at ${calledUsAt.toISOString()}.`)
    : layer(
        'called-by-power-automate',
        'not-tried',
        'It has not called here yet. The round trip of a link (Authenticate) shows whether it can.',
      )
