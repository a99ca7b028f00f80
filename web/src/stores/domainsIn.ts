/** Domains as somebody lists them: with commas, spaces or both between them. */
export const domainsIn = (text: string): string[] => text.split(/[\s,;]+/).filter((domain) => domain !== '')
