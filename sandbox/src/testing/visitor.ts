// Somebody at a browser, as far as the sandbox can tell: keeps cookies, reads forms, follows nothing by itself.

export type Visitor = {
  get: (url: string, headers?: Record<string, string>) => Promise<Response>
  post: (url: string, fields: Record<string, string>, headers?: Record<string, string>) => Promise<Response>
  cookies: Map<string, string>
}

export function newVisitor(): Visitor {
  const cookies = new Map<string, string>()
  const send = async (url: string, init: RequestInit): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { ...(init.headers as Record<string, string>), ...(cookie ? { cookie } : {}) }
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) keep(cookies, line)
    return response
  }
  return {
    cookies,
    get: (url, headers = {}) => send(url, { headers }),
    post: (url, fields, headers = {}) => send(url, { method: 'POST', body: new URLSearchParams(fields), headers }),
  }
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split('; ')
  const equals = pair.indexOf('=')
  const isDeleted = attributes.some((attribute) => attribute.toLowerCase() === 'max-age=0')
  if (isDeleted) cookies.delete(pair.slice(0, equals))
  else cookies.set(pair.slice(0, equals), pair.slice(equals + 1))
}

export type Form = {
  action: string
  hidden: Record<string, string>
  /** The cards of the sign-in page: the text of a button, and what pressing it sends. */
  buttons: readonly { name: string; value: string; text: string }[]
}

/** The form of a page of ours, the way a browser would send it. */
export function readForm(page: string): Form {
  const action = /<form method="post" action="([^"]*)"[^>]*>/.exec(page)?.[1]
  if (action === undefined) throw new Error(`no form in this page:\n${page}`)
  const inputs = page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)
  const buttons = page.matchAll(/<button[^>]* name="([^"]*)" value="([^"]*)"[^>]*>(.*?)<\/button>/gs)
  return {
    action: unescaped(action),
    hidden: Object.fromEntries([...inputs].map(([, name = '', value = '']) => [unescaped(name), unescaped(value)])),
    buttons: [...buttons].map(([, name = '', value = '', content = '']) => ({ name, value, text: textOf(content) })),
  }
}

/** What a reader sees of a piece of HTML. */
export const textOf = (html: string): string =>
  unescaped(
    html
      .replace(/<style>.*?<\/style>/gs, '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  )

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

export const unescaped = (text: string): string => text.replace(/&([a-z]+|#39);/g, (all, name) => entities[name] ?? all)
