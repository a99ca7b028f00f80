// Jobs of types `countersign:entra:*`: what the catalog describes, done at Microsoft Graph by a connection.
//
// N1  The model says which connection it is, by a header; no variable does.
// N2  Whatever is repeated ends as the first time would have: Graph says what is there already.
// N3  Passing failures are tried again, the others are an incident in one sentence.

import { connectionHeader, connectors, taskTypeOf } from '@countersign/core/catalog'
import { type Call, isPlainObject, type JsonObject, type Moment } from '@countersign/core/connectors'
import type { z } from 'zod'
import type { Action, Assignment } from '../../processes/index.ts'
import { concluded } from '../calls/index.ts'
import { type Done, failure } from './done.ts'
import { type ActedAs, type Graph, type GraphParts, openGraph } from './graph.ts'
import { lookUpGroup } from './lookUpGroup.ts'
import { lookUpUser } from './lookUpUser.ts'
import { addMember, removeMember } from './membership.ts'

const { entra } = connectors

type Actions = typeof entra.actions
type ActionName = keyof Actions

/** In whose name it was done is added for all. */
type Run<Name extends ActionName> = (
  graph: Graph,
  input: z.output<Actions[Name]['input']>,
) => Promise<Done<Omit<z.input<Actions[Name]['output']>, 'actedAs'>>>

/** Complete by its type: what the catalog describes is done here. */
const runs: { readonly [Name in ActionName]: Run<Name> } = {
  lookupUser: lookUpUser,
  lookupGroup: lookUpGroup,
  addMember,
  removeMember,
}

export type EntraParts = GraphParts & { moment: () => Moment }

export const entraActions = (parts: EntraParts): Action[] =>
  (Object.keys(runs) as ActionName[]).map((name) => actionOf(parts, name))

const actionOf = <Name extends ActionName>(parts: EntraParts, name: Name): Action => ({
  taskType: taskTypeOf(entra.name, name),
  repeat: entra.actions[name].repeat,
  run: async (assignment) => concluded(assignment, parts.moment(), await calledBy(parts, name, assignment)),
})

async function calledBy<Name extends ActionName>(parts: EntraParts, name: Name, assignment: Assignment): Promise<Call> {
  const opened = await openGraph(parts, assignment, assignment.headers[connectionHeader] ?? '')
  if (!opened.ok) return opened.call
  const input = inputOf(name, assignment)
  if (!input.ok) return failure(input.reason)
  const done = await runs[name](opened.graph, input.input)
  return done.ok ? { type: 'answered', response: told(name, done.output, opened.graph.actedAs()) } : done.call
}

const empty =
  'It is empty: the step before brought no such value, as a lookup does that finds nobody (outcome “not-found”). Nothing was done.'

type Input<Name extends ActionName> =
  | { ok: true; input: z.output<Actions[Name]['input']> }
  | { ok: false; reason: string }

/** A job brings every variable it can see; an action takes its own. */
function inputOf<Name extends ActionName>(name: Name, { variables }: Assignment): Input<Name> {
  const schema: z.ZodObject = entra.actions[name].input
  const given = Object.keys(schema.shape).flatMap((key) => {
    const value = variables[key]
    return value === undefined || (value === null && isOptional(schema, key)) ? [] : [[key, value] as const]
  })
  const parsed = schema.safeParse(Object.fromEntries(given))
  if (parsed.success) return { ok: true, input: parsed.data as z.output<Actions[Name]['input']> }
  const [issue] = parsed.error.issues
  const key = String(issue?.path[0] ?? '')
  const title = (schema.shape[key] as z.ZodType | undefined)?.meta()?.title ?? key
  const isMissing = variables[key] === undefined || variables[key] === null || variables[key] === ''
  const why = isMissing ? empty : (issue?.message ?? '')
  return { ok: false, reason: `${title} is not what “${entra.actions[name].title}” takes. ${why}` }
}

const isOptional = (schema: z.ZodObject, key: string): boolean =>
  schema.shape[key]?.safeParse(undefined).success ?? false

function told<Name extends ActionName>(name: Name, output: object, actedAs: ActedAs): JsonObject {
  const answer: unknown = entra.actions[name].output.parse({ ...output, actedAs })
  const json = JSON.parse(JSON.stringify(answer))
  return isPlainObject(json) ? json : {}
}
