import { asHtml } from './asHtml.ts'
import { asText } from './asText.ts'
import type { Written } from './letters.ts'
import { oneLine } from './plain.ts'
import { contentOf } from './words.ts'

export type Message = { subject: string; text: string; html: string }

const subjectCharactersMax = 150

/** A letter as it is sent. `url` is where people reach the server, without a slash at its end. */
export function write(letter: Written, url: string): Message {
  const content = contentOf(letter)
  const address = `${url}${content.link.path}`
  const foot = `Sent by Countersign, ${url}. Nobody reads answers to this letter.`
  return {
    subject: oneLine(content.subject, subjectCharactersMax),
    text: asText(content, address, foot),
    html: asHtml(content, address, foot),
  }
}
