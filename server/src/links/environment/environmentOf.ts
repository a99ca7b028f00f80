import { type Cloud, dataverseOrigin, hostFits, organizationCode, regionOf } from '@countersign/core/clouds'

export type FoundEnvironment =
  | { ok: true; url: string; region: string | null }
  | { ok: false; field: 'organization' | 'region'; sentence: string }

const no = (field: 'organization' | 'region', sentence: string): FoundEnvironment => ({ ok: false, field, sentence })

/** Where an environment lies: by its code and region, or by its address, which has both in it. */
export function environmentOf(cloud: Cloud, organization: string, region: string | null): FoundEnvironment {
  if (/[./:]/.test(organization)) return byAddress(cloud, organization)
  if (!organizationCode.test(organization))
    return no('organization', 'An organization code has letters, digits and hyphens only, like org11aaa11a.')
  if (region === null) return no('region', 'Choose the region of the environment, or enter its whole address.')
  const known = regionOf(cloud, region)
  const url = known && dataverseOrigin(cloud, organization, known.code)
  if (!known || !url) return no('region', `The ${cloud.title} has no region “${region}”.`)
  return { ok: true, url, region: known.code }
}

/** The client's secret makes tokens that are sent there: only where environments of the cloud may lie. */
function byAddress(cloud: Cloud, address: string): FoundEnvironment {
  const url = URL.parse(address.includes('://') ? address : `https://${address}`)
  if (cloud.name === 'sandbox')
    return url?.origin === cloud.graph
      ? { ok: true, url: cloud.graph, region: null }
      : no('organization', `The sandbox has one environment, at ${cloud.graph}.`)
  const lies = (host: string): boolean => cloud.regions.some((region) => hostFits(`*.${region.host}`, host))
  if (url?.protocol !== 'https:' || !lies(url.host))
    return no(
      'organization',
      `This is not the address of an environment of the ${cloud.title}, like https://org11aaa11a.crm4.dynamics.com.`,
    )
  return { ok: true, url: url.origin, region: null }
}
