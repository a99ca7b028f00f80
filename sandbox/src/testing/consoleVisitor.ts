// Somebody at the consoles: signed in by "Pick an account", reads pages, fills in forms and presses buttons, over real HTTP.

import { newVisitor, textOf, unescaped, type Visitor } from './visitor.ts'

export type ConsolePage = {
  status: number
  /** Where one is, after redirects. */
  path: string
  html: string
  /** What a reader sees. */
  text: string
}

export type ConsoleVisitor = {
  visitor: Visitor
  open: (path: string) => Promise<ConsolePage>
  /**
   * Presses the button that says `button`, on the page at `path` or one that is open already, and goes where that leads.
   * Where several say so, `at` is part of the address of the form that is meant.
   */
  press: (page: string | ConsolePage, button: string, fields?: Fields, at?: string) => Promise<ConsolePage>
}

/** By their names; `undefined` takes one out that the form would send. */
export type Fields = Readonly<Record<string, string | undefined>>

/** `name` as "Pick an account" finds it: part of a name or an address. */
export async function consoleVisitor(url: string, name: string): Promise<ConsoleVisitor> {
  const visitor = newVisitor()
  const follow = async (response: Response): Promise<ConsolePage> => {
    const location = response.headers.get('location')
    const next = location === null ? undefined : new URL(location, response.url)
    if (next?.origin === new URL(url).origin) return follow(await visitor.get(next.href))
    const html = await response.text()
    const { pathname, search } = new URL(response.url)
    return { status: response.status, path: pathname + search, html, text: textOf(html) }
  }
  const open = async (path: string): Promise<ConsolePage> => follow(await visitor.get(url + path))
  const press: ConsoleVisitor['press'] = async (page, button, fields = {}, at = '') => {
    const { html, path } = typeof page === 'string' ? await open(page) : page
    const forms = formsIn(html).filter(({ action, buttons }) => action.includes(at) && buttons.has(button))
    const [form] = forms
    if (!form || forms.length > 1) throw new Error(`${forms.length} forms with a button "${button}" at ${path}`)
    const sent = Object.entries({ ...form.fields, ...form.buttons.get(button), ...fields })
    const given = sent.filter((field): field is [string, string] => field[1] !== undefined)
    return follow(
      await visitor.post(new URL(form.action, url).href, Object.fromEntries(given), { referer: url + path }),
    )
  }
  const answer = await press(`/pick-account?${new URLSearchParams({ find: name, return: '/environments' })}`, name)
  if (answer.status !== 200) throw new Error(`${name} was not signed in: ${answer.status} at ${answer.path}`)
  return { visitor, open, press }
}

type ConsoleForm = {
  action: string
  /** What is sent of its own: fields with what they hold. */
  fields: Record<string, string>
  /** By what they say, or by the bold name on a card: what each sends when it is pressed. */
  buttons: Map<string, Record<string, string>>
}

const formsIn = (page: string): ConsoleForm[] =>
  [...page.matchAll(/<form [^>]*method="post"[^>]*>(.*?)<\/form>/gs)].map(([form, inside = '']) => ({
    action: attributesOf(form).action ?? '',
    fields: { ...inputsIn(inside), ...areasIn(inside), ...selectsIn(inside) },
    buttons: new Map(
      [...inside.matchAll(/(<button[^>]*>)(.*?)<\/button>/gs)].map(([, tag = '', content = '']) => {
        const { name, value = '' } = attributesOf(tag)
        const [, named] = /<span class="name">(.*?)<\/span>/s.exec(content) ?? []
        return [textOf((named ?? content).replace(/<span.*/s, '')), name === undefined ? {} : { [name]: value }]
      }),
    ),
  }))

function inputsIn(form: string): Record<string, string> {
  const inputs = [...form.matchAll(/<input [^>]*>/g)].map(([tag]) => attributesOf(tag))
  const sent = inputs.filter(({ type = '', checked }) => !['radio', 'checkbox'].includes(type) || checked !== undefined)
  return Object.fromEntries(sent.flatMap(({ name, value = '' }) => (name === undefined ? [] : [[name, value]])))
}

const areasIn = (form: string): Record<string, string> =>
  Object.fromEntries(
    [...form.matchAll(/(<textarea [^>]*>)(.*?)<\/textarea>/gs)].map(([, tag = '', content = '']) => [
      attributesOf(tag).name ?? '',
      unescaped(content),
    ]),
  )

const selectsIn = (form: string): Record<string, string> =>
  Object.fromEntries(
    [...form.matchAll(/(<select [^>]*>)(.*?)<\/select>/gs)].map(([, tag = '', content = '']) => {
      const options = [...content.matchAll(/<option [^>]*>/g)].map(([option]) => attributesOf(option))
      const chosen = options.find(({ selected }) => selected !== undefined) ?? options[0]
      return [attributesOf(tag).name ?? '', chosen?.value ?? '']
    }),
  )

const attributesOf = (tag: string): Record<string, string | undefined> =>
  Object.fromEntries(
    [...tag.matchAll(/\s([a-z-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [name, unescaped(value)]),
  )
