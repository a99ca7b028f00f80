/**
 * Whether a host, with its port where it has one, is the one that is meant, or one of many: `*.example.com` means every
 * host below `example.com`, and not `example.com` itself.
 */
export function hostFits(meant: string, host: string): boolean {
  const [wanted, asked] = [meant.toLowerCase(), host.toLowerCase()]
  if (!wanted.startsWith('*.')) return wanted === asked
  return asked.length > wanted.length - 1 && asked.endsWith(wanted.slice(1))
}
