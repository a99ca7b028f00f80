// A form as somebody would send it who has written it themselves: to see that a page decides nothing by what it shows.

import type { ConsolePage, ConsoleVisitor } from './consoleVisitor.ts'

/** With the canary of this browser; it goes where the answer leads. */
export async function sendForm(
  { visitor, open }: ConsoleVisitor,
  url: string,
  action: string,
  fields: Record<string, string> = {},
): Promise<ConsolePage> {
  const canary = visitor.cookies.get('sandbox_canary') ?? ''
  const answer = await visitor.post(url + action, { canary, ...fields })
  return open(answer.headers.get('location') ?? action)
}
