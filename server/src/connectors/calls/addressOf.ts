/** Null where it is no address. It is never quoted: there may be secrets in it. */
export function addressOf(text: string): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null
  return url && /^https?:$/.test(url.protocol) ? url : null
}
