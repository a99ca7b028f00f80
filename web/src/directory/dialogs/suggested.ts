import type { AttributeValue, ObjectKind } from '@countersign/core/directory'

type Values = Readonly<Record<string, AttributeValue>>

/** What names follow from what was typed so far; whatever is typed itself stands before it. */
export function suggested(kind: ObjectKind, typed: Values, domain: string | undefined): Record<string, string> {
  if (kind === 'group') {
    const nickname = plain(textOf(typed.displayName)).replaceAll(' ', '-')
    return nickname ? { mailNickname: nickname } : {}
  }
  const displayName = [textOf(typed.givenName), textOf(typed.surname)].filter(Boolean).join(' ')
  const words = plain(textOf(typed.displayName) || displayName)
  const mailNickname = textOf(typed.mailNickname) || words.replaceAll(' ', '.')
  return {
    ...(displayName ? { displayName } : {}),
    ...(mailNickname ? { mailNickname } : {}),
    ...(mailNickname && domain ? { userPrincipalName: `${mailNickname}@${domain}` } : {}),
  }
}

const textOf = (value: AttributeValue | undefined): string => (typeof value === 'string' ? value.trim() : '')

/** Letters that every mail system takes. */
const plain = (words: string): string =>
  words
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z\d -]/g, '')
    .replace(/ +/g, ' ')
    .trim()
