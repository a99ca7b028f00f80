import type { Person } from './people.ts'

/** Those whose name, address, title or department holds every word, however it is accented. */
export function findPeople(people: readonly Person[], words: string): Person[] {
  const wanted = folded(words).split(/\s+/).filter(Boolean)
  return people.filter(({ displayName, userPrincipalName, mail, jobTitle, department }) => {
    const all = folded([displayName, userPrincipalName, mail, jobTitle, department].join(' '))
    return wanted.every((word) => all.includes(word))
  })
}

/** Without accents and case. `ł` and `ø` are letters of their own to Unicode, but not to whoever looks for somebody. */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll('’', "'")
