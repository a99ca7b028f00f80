// What somebody enters to register a Power Automate client, before it is sent.

import type { AnswerOf, getPowerAutomate, InputOf, PowerAutomateClient, putPowerAutomate } from '@countersign/core/api'

export type Settings = AnswerOf<typeof getPowerAutomate>

export type ClientDraft = {
  cloud: PowerAutomateClient['cloud']
  organization: string
  region: string
  dataServiceUrl: string
  tenantId: string
  clientId: string
  clientSecret: string
}

/** As it is, or what is likely: the application people sign in here with, and this server’s own address. */
export function draftOf({ client, clouds, countersign, dataServiceUrl }: Settings): ClientDraft {
  const cloud = client?.cloud ?? countersign?.cloud ?? clouds[0]?.name ?? 'public'
  return {
    cloud,
    organization: client?.organization ?? '',
    region: client?.region ?? firstRegion(clouds, cloud),
    dataServiceUrl: client?.dataServiceUrl ?? dataServiceUrl,
    tenantId: client?.tenantId ?? countersign?.tenantId ?? '',
    clientId: client?.clientId ?? countersign?.clientId ?? '',
    clientSecret: '',
  }
}

/** Another cloud lies in other regions. */
export const inCloud = (draft: ClientDraft, cloud: ClientDraft['cloud'], clouds: Settings['clouds']): ClientDraft => ({
  ...draft,
  cloud,
  region: firstRegion(clouds, cloud),
})

const firstRegion = (clouds: Settings['clouds'], cloud: ClientDraft['cloud']): string =>
  clouds.find(({ name }) => name === cloud)?.regions[0]?.code ?? ''

/** An address says by itself where the environment lies. */
export const isAddress = (organization: string): boolean => /[./:]/.test(organization)

/** What comes after an application is another one: the secret that is kept is not of that one. */
export const needsSecret = (draft: ClientDraft, client: PowerAutomateClient | null): boolean =>
  client === null || draft.tenantId.trim() !== client.tenantId || draft.clientId.trim() !== client.clientId

/** Then whoever gets the decisions of flows is somebody else: each link is authenticated anew. */
export const callsElsewhere = (draft: ClientDraft, client: PowerAutomateClient | null): boolean =>
  client !== null &&
  (withoutSlash(draft.dataServiceUrl) !== withoutSlash(client.dataServiceUrl) || draft.cloud !== client.cloud)

const withoutSlash = (address: string): string => address.trim().replace(/\/+$/, '')

export const bodyOf = ({ organization, region, clientSecret, ...rest }: ClientDraft): Body => ({
  ...rest,
  organization,
  region: isAddress(organization) ? null : region,
  ...(clientSecret && { clientSecret }),
})

type Body = InputOf<typeof putPowerAutomate>['body']
