import type { Cloud, CloudName } from './cloud.ts'
import { chinaRegions, gccHighRegions, gccRegions, publicRegions } from './regions.ts'

/** Microsoft's own, by name. */
export const clouds = {
  public: {
    name: 'public',
    title: 'Microsoft cloud',
    authority: 'https://login.microsoftonline.com',
    graph: 'https://graph.microsoft.com',
    graphResource: 'https://graph.microsoft.com',
    flowService: 'https://api.flow.microsoft.com',
    flowPortal: 'https://make.powerautomate.com',
    flowResource: 'https://service.flow.microsoft.com/',
    triggerHosts: ['*.api.powerplatform.com', '*.logic.azure.com'],
    regions: publicRegions,
  },
  // Its people sign in where everybody does; only what lies behind Power Automate is apart.
  gcc: {
    name: 'gcc',
    title: 'US Government (GCC)',
    authority: 'https://login.microsoftonline.com',
    graph: 'https://graph.microsoft.com',
    graphResource: 'https://graph.microsoft.com',
    flowService: 'https://gov.api.flow.microsoft.us',
    flowPortal: 'https://gov.flow.microsoft.us',
    flowResource: 'https://gov.service.flow.microsoft.us/',
    triggerHosts: ['*.api.gov.powerplatform.microsoft.us', '*.logic.azure.us'],
    regions: gccRegions,
  },
  'gcc-high': {
    name: 'gcc-high',
    title: 'US Government (GCC High)',
    authority: 'https://login.microsoftonline.us',
    graph: 'https://graph.microsoft.us',
    graphResource: 'https://graph.microsoft.us',
    flowService: 'https://high.api.flow.microsoft.us',
    flowPortal: 'https://high.flow.microsoft.us',
    flowResource: 'https://high.service.flow.microsoft.us/',
    triggerHosts: ['*.api.high.powerplatform.microsoft.us', '*.logic.azure.us'],
    regions: gccHighRegions,
  },
  china: {
    name: 'china',
    title: 'China (21Vianet)',
    authority: 'https://login.partner.microsoftonline.cn',
    graph: 'https://microsoftgraph.chinacloudapi.cn',
    graphResource: 'https://microsoftgraph.chinacloudapi.cn',
    flowService: 'https://api.powerautomate.cn',
    flowPortal: 'https://flow.microsoft.cn',
    flowResource: 'https://service.powerautomate.cn/',
    triggerHosts: ['*.api.powerplatform.partner.microsoftonline.cn', '*.logic.azure.cn'],
    regions: chinaRegions,
  },
} as const satisfies Record<Exclude<CloudName, 'sandbox'>, Cloud>

/** The stand-in: everything lies at one address, while its tokens bear the names they have in Microsoft's cloud. */
export const sandboxCloud = (origin: string): Cloud => ({
  ...clouds.public,
  name: 'sandbox',
  title: 'Sandbox',
  authority: origin,
  graph: origin,
  flowService: origin,
  flowPortal: `${origin}/environments`,
  triggerHosts: [hostOf(origin)],
  regions: [{ code: 'SANDBOX', title: 'Sandbox', host: hostOf(origin), aliases: [] }],
})

/** The clouds there are for a server, the sandbox among them if it was told where one is. */
export const knownClouds = (sandboxOrigin: string | undefined): readonly Cloud[] => [
  ...(sandboxOrigin === undefined ? [] : [sandboxCloud(sandboxOrigin)]),
  ...Object.values(clouds),
]

/** Host and port of an origin. */
export const hostOf = (origin: string): string => origin.slice(origin.indexOf('//') + 2)
