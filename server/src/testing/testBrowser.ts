import assert from 'node:assert/strict'

/** As much of a browser as signing in takes: cookies per host, redirects one by one, forms. */
export type TestBrowser = {
  /** Sends the cookies of that host; keeps those that come back; follows nothing. */
  fetch(url: string | URL, init?: RequestInit): Promise<Response>
  /** The same, following redirects to the first answer that is none. */
  follow(url: string | URL, init?: RequestInit): Promise<Response>
  cookies(url: string | URL): Map<string, string>
}

const redirectsMax = 10

export function testBrowser(): TestBrowser {
  const jar = new Map<string, Map<string, string>>()
  const cookies = (url: string | URL) => {
    const { host } = new URL(url)
    const found = jar.get(host) ?? new Map<string, string>()
    jar.set(host, found)
    return found
  }

  const browserFetch: TestBrowser['fetch'] = async (url, init = {}) => {
    const headers = new Headers(init.headers)
    const cookie = [...cookies(url)].map(([name, value]) => `${name}=${value}`).join('; ')
    if (cookie && !headers.has('Cookie')) headers.set('Cookie', cookie)
    if (init.method && init.method !== 'GET' && !headers.has('Origin')) headers.set('Origin', new URL(url).origin)
    const response = await fetch(url, { redirect: 'manual', ...init, headers })
    for (const line of response.headers.getSetCookie()) keep(cookies(url), line)
    return response
  }

  const follow: TestBrowser['follow'] = async (url, init) => {
    let at = new URL(url)
    let response = await browserFetch(at, init)
    for (let redirects = 0; response.headers.has('Location'); redirects += 1) {
      assert.ok(redirects < redirectsMax, `redirected for ever, last to ${at}`)
      at = new URL(response.headers.get('Location') ?? '', at)
      response = await browserFetch(at)
    }
    return response
  }

  return { fetch: browserFetch, follow, cookies }
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(/;\s*/)
  const name = pair.slice(0, pair.indexOf('='))
  const gone = attributes.some((attribute) => /^max-age=0$/i.test(attribute))
  if (gone) cookies.delete(name)
  else cookies.set(name, pair.slice(pair.indexOf('=') + 1))
}

/** Presses the button that shows this text, with the hidden fields of its form. */
export function pressed(page: string, pageUrl: string | URL, text: string): { url: URL; init: RequestInit } {
  const forms = [...page.matchAll(/<form\b[^>]*\baction="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)]
  assert.ok(forms.length > 0, `there is no form on ${pageUrl}`)
  const found = forms.flatMap(([, action = '', content = '']) => {
    const button = [...content.matchAll(/<button\b([^>]*)>([\s\S]*?)<\/button>/g)].find(([, , shown]) =>
      shown?.includes(text),
    )
    return button ? [{ action, content, button }] : []
  })[0]
  assert.ok(found, `there is no button “${text}” on ${pageUrl}`)
  const { action, content, button } = found
  const fields = new URLSearchParams()
  for (const [, name = '', value = ''] of content.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g))
    fields.set(unescaped(name), unescaped(value))
  const [, name, value] = /\bname="([^"]*)" value="([^"]*)"/.exec(button[1] ?? '') ?? []
  if (name !== undefined) fields.set(unescaped(name), unescaped(value ?? ''))
  return { url: new URL(unescaped(action), pageUrl), init: { method: 'POST', body: fields } }
}

const unescaped = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
