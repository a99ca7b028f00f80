/** What a person does about what Entra ID says of a token; nothing where its own words are all there is to say. */
const remedies: Readonly<Record<string, string>> = {
  AADSTS7000215: 'Replace the value of the client secret on the page Secrets, then try again.',
  AADSTS7000222: 'Make a new client secret there, replace the old value on the page Secrets, then try again.',
  AADSTS90002: 'The address of the token endpoint names a tenant that there is none of: mend it in the model.',
  AADSTS900023: 'The address of the token endpoint names no tenant: mend it in the model.',
  AADSTS700016: 'The client ID is that of no application in this tenant: mend it in the model.',
}

/** One sentence of what came back, without the ids of its trace, and what to do. */
export function tokenRefusal(description: string): string {
  const said = description.split(/\s*(?:\r\n|\bTrace ID:)/)[0] ?? ''
  const remedy = remedies[/^AADSTS\d+/.exec(said)?.[0] ?? '']
  return remedy ? `${said} ${remedy}` : said
}
