// Who is a member of a group. Graph says itself what is there already, so that a repetition ends as the first time would.
//
// M1  A member is removed by `…/$ref`. Without it the same call deletes the user.

import { z } from 'zod'
import { type Done, refused } from './done.ts'
import type { Graph } from './graph.ts'
import { messageIn } from './messageIn.ts'
import { isAddress, isObjectId, quoted, searchPath, userPath } from './named.ts'
import { noSuchUser, notThere, whyNot } from './whyNot.ts'

type Wish = { userId: string; groupId: string }
type Outcome<Word> = { outcome: Word; userId: string; groupId: string }

const refusals = [400, 403, 404]

export async function addMember(graph: Graph, wish: Wish): Promise<Done<Outcome<'added' | 'already-member'>>> {
  const named = await idsOf(graph, wish)
  if (!named.ok) return named
  const { userId, groupId } = named.output
  const reference = { '@odata.id': graph.addressOf(`/directoryObjects/${userId}`) }
  const asked = await graph.ask('POST', `/groups/${groupId}/members/$ref`, { body: reference, refusals })
  if (!asked.ok) return asked
  if (asked.status < 300) return { ok: true, output: { outcome: 'added', userId, groupId } }
  if (asked.status === 400 && /references already exist/i.test(messageIn(asked.body)))
    return { ok: true, output: { outcome: 'already-member', userId, groupId } }
  const about = { ...named.output, called: wish.userId, verb: 'added to' } as const
  return { ok: false, call: await whyNot(graph, asked, about) }
}

export async function removeMember(graph: Graph, wish: Wish): Promise<Done<Outcome<'removed' | 'not-a-member'>>> {
  const named = await idsOf(graph, wish)
  if (!named.ok) return named
  const { userId, groupId } = named.output
  const asked = await graph.ask('DELETE', `/groups/${groupId}/members/${userId}/$ref`, { refusals })
  if (!asked.ok) return asked
  if (asked.status < 300) return { ok: true, output: { outcome: 'removed', userId, groupId } }
  const about = { ...named.output, called: wish.userId, verb: 'taken out of' } as const
  const call = await whyNot(graph, asked, about)
  return call === notThere ? { ok: true, output: { outcome: 'not-a-member', userId, groupId } } : { ok: false, call }
}

const foundUsers = z.object({ value: z.array(z.object({ id: z.string() })) })

/** Objects by their ids, whatever they were named by. Nobody is guessed. */
async function idsOf(graph: Graph, { userId, groupId }: Wish): Promise<Done<{ userId: string; groupId: string }>> {
  if (!isObjectId(groupId)) return refused(`“${groupId}” is no object id of a group. Look the group up first.`)
  if (isObjectId(userId)) return { ok: true, output: { userId, groupId } }
  if (!isAddress(userId))
    return refused(`“${userId}” is no object id, user principal name or mail address. Look the user up first.`)
  const byName = await graph.ask('GET', `${userPath(userId)}?$select=id`, { refusals: [404] })
  if (!byName.ok) return byName
  if (byName.status < 300)
    return { ok: true, output: { userId: z.object({ id: z.string() }).parse(byName.body).id, groupId } }
  const byMail = await graph.ask('GET', searchPath('users', `mail eq ${quoted(userId)}`, ['id']))
  if (!byMail.ok) return byMail
  const [only, ...others] = foundUsers.parse(byMail.body).value
  if (!only) return refused(noSuchUser(userId))
  if (others.length > 0) return refused(`Several users have the mail address “${userId}”. Name one by the object id.`)
  return { ok: true, output: { userId: only.id, groupId } }
}
