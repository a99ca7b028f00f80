import type { Cloud } from './cloud.ts'
import type { Region } from './regions.ts'

/** A region by its code, by another code people use for it, or by the name it has in addresses (`crm4`). */
export const regionOf = ({ regions }: Cloud, code: string): Region | undefined => {
  const asked = code.trim().toUpperCase()
  return regions.find((region) => region.code === asked || region.aliases.includes(asked))
}

/** A name that can stand in an address; what else people type there would make it another address. */
export const organizationCode = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/

/**
 * Where the Dataverse environment of an organization lies, if there is such a region and the code can stand in an
 * address. The sandbox has one environment, at its own address, whatever it is called.
 */
export function dataverseOrigin(cloud: Cloud, organization: string, code: string): string | undefined {
  if (cloud.name === 'sandbox') return cloud.graph
  const region = regionOf(cloud, code)
  if (!region || !organizationCode.test(organization)) return undefined
  return `https://${organization.toLowerCase()}.${region.host}`
}
