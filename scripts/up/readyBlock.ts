export type ServerReady = {
  url: string
  data: string
  database: 'embedded' | 'external'
  firstAdministratorLink?: string
  sandbox: boolean
}

/** Who can sign in through the sandbox, and as what (sandbox/src/company keeps the people, the server the roles). */
export const people = [
  ['Grace Okafor', 'administrator'],
  ['Mateo Rossi', 'workflow designer'],
  ['Priya Nair', 'help desk'],
  ['Jonas Weber', 'auditor'],
  ['Ada Lindqvist', 'user'],
  ['Tom Becker', 'user'],
] as const

type Fact = readonly [label: string, value: string]

/** The one block on the terminal that a start ends with. */
export function readyBlock(
  server: ServerReady,
  sandboxUrl: string | undefined,
  logs: string,
  colours: boolean,
): string {
  const bold = (text: string): string => (colours ? `\x1b[1m${text}\x1b[22m` : text)
  const database = server.database === 'embedded' ? 'with its PostgreSQL' : 'PostgreSQL at DATABASE_URL'
  const facts: Fact[] = [
    ['Admin Center', `${server.url}/admin`],
    ['Self-Service', `${server.url}/portal`],
    ...(sandboxUrl ? [['Sandbox', `${sandboxUrl} (plays Microsoft; this machine only)`] as const] : []),
    ...signIn(server),
    ['Data', `${server.data} (${database})`],
    ['Logs', logs],
    ['Stop', 'Ctrl-C'],
  ]
  const width = Math.max(...facts.map(([label]) => label.length))
  const lines = facts.map(([label, value]) => `  ${bold(label.padEnd(width))}  ${value}`)
  return ['', bold('Countersign is ready.'), '', ...lines, ''].join('\n')
}

function signIn({ sandbox, firstAdministratorLink }: ServerReady): Fact[] {
  if (sandbox)
    return people.map(([name, role], index) => [index === 0 ? 'Sign in as' : '', `${name.padEnd(13)}  ${role}`])
  const facts: Fact[] = [['Sign in', 'at your own issuer (COUNTERSIGN_ISSUER)']]
  if (firstAdministratorLink) facts.push(['First administrator', `${firstAdministratorLink} (works once)`])
  return facts
}
