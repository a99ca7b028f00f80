import type { Directory } from '../directory/index.ts'

/** What a flow says of whoever has answered its approval. */
export type Responder = {
  id?: string | undefined
  userName?: string | undefined
  mail?: string | undefined
  name?: string | undefined
}

export type Fitting = { id: string; name: string; enabled: boolean }

/**
 * Every user of the store whom one of the words fits: id, user name, mail address, to the letter but for the case. Names
 * of people prove nothing, and are not looked at. A mail address may be that of several, or the user name of another: then
 * it fits all of them.
 */
export async function peopleFitting(
  directory: Pick<Directory, 'get' | 'usersNamed'>,
  { id, userName, mail }: Responder,
): Promise<Fitting[]> {
  const found = [
    id ? await directory.get(id) : undefined,
    ...(userName && userName !== mail ? await named(directory, ['userPrincipalName'], userName) : []),
    ...(mail ? await named(directory, ['mail', 'userPrincipalName'], mail) : []),
  ]
  const people = found.flatMap((one) =>
    one?.kind === 'user' ? [{ id: one.id, name: one.name, enabled: one.attributes.accountEnabled !== false }] : [],
  )
  return [...new Map(people.map((one) => [one.id, one])).values()]
}

/** A store finds by several kinds of names: what it found is ours if it was found by one of these. */
async function named(directory: Pick<Directory, 'usersNamed'>, attributes: readonly string[], text: string) {
  const isIt = (value: unknown) => typeof value === 'string' && value.toLowerCase() === text.toLowerCase()
  const found = await directory.usersNamed(text)
  return found.filter((one) => attributes.some((name) => isIt(one.attributes[name])))
}
