import { z } from 'zod'
import { type Cloud, hostOf } from '../clouds/index.ts'
import { defineAction, defineConnector } from './connector.ts'

/** Dataverse, in every cloud: each environment goes by its own address, and all of them are this application. */
const dataverse = '00000007-0000-0000-c000-000000000000'

/** Wherever environments of the cloud may lie; the sandbox has one, at an address that is nobody's subdomain. */
const environmentHosts = ({ name, graph, regions }: Cloud): string[] =>
  name === 'sandbox' ? [hostOf(graph)] : regions.map(({ host }) => `*.${host}`)

const createFlow = defineAction({
  title: 'Create template flows',
  purpose: 'Writes the flow of a workflow into its environment, under My flows of the account, and sees how it is.',
  input: z.strictObject({}),
  output: z.strictObject({}),
  repeat: 'safe',
  permissions: ['user_impersonation'],
})

export const powerAutomate = defineConnector({
  name: 'power-automate',
  title: 'Power Automate',
  purpose: 'Create the flows that workflows are linked to, as an account of their own.',
  kinds: ['oauth-code'],
  resourceIn: (cloud) => ({ resource: dataverse, hosts: environmentHosts(cloud) }),
  actions: { createFlow },
})
