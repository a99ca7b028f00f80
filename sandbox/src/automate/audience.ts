/**
 * What tokens for Power Automate are for. The slash belongs to it: a token for the same address without it is one for
 * somebody else, which is why its scope is written with two, `https://service.flow.microsoft.com//.default`.
 */
export const flowAudience = 'https://service.flow.microsoft.com/'
