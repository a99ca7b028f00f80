const lengthMax = 1_000 // it travels in a cookie, and browsers drop one past 4 KB

/** Where to go after signing in: an address of ours, whatever the link that brought somebody here says. */
export function safeReturnTo(asked: string | undefined, url: URL): string {
  if (!asked?.startsWith('/') || asked.length > lengthMax) return '/'
  const target = URL.parse(asked, url)
  if (target?.origin !== url.origin || target.pathname.startsWith('//')) return '/'
  return target.pathname + target.search + target.hash
}
