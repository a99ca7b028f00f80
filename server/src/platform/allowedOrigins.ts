/** Origins that may be called although they lie on this machine or in a private network. Anything odd is a problem. */
export function allowedOriginsOf(list: string, problems: string[]): string[] {
  return list
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
    .flatMap((entry) => {
      const url = URL.parse(entry)
      const isOrigin = url && /^https?:$/.test(url.protocol) && `${url.origin}/` === url.href
      if (isOrigin) return [url.origin]
      problems.push(
        `COUNTERSIGN_ALLOWED_ORIGINS: ${withoutPassword(url, entry)} is no origin like https://intranet.example:8443`,
      )
      return []
    })
}

/** A refusal is printed: what stands before an @ is not. */
const withoutPassword = (url: URL | null, entry: string): string => (url?.username || url?.password ? url.host : entry)
