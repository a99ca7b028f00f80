// Processes: deployed, listed, shown as they were drawn.

import * as api from '@countersign/core/api'
import { z } from 'zod'
import { actorOf } from '../../audit/index.ts'
import { cursorOf, type Mounted, mounted, pageOf, refused } from '../../http/index.ts'
import { newId } from '../../platform/ids.ts'
import type { OperationParts } from '../operations.ts'
import { deploy } from './deploy.ts'
import type { DiagramReader } from './readDiagram.ts'
import { selectProcesses, selectVersion, selectVersions, type VersionRow } from './sql.ts'

const processPlace = cursorOf(z.object({ processId: z.string() }))
const versionPlace = cursorOf(z.object({ version: z.int() }))

const findingsMax = 200 // more are mended by nobody before trying again
const charsMax = 1_000 // what is found of an element may bear its id, however long that is

const told = (findings: readonly api.Finding[]): api.Finding[] =>
  findings.slice(0, findingsMax).map(({ elementId, elementName, reason, ...finding }) => ({
    ...finding,
    elementId: elementId && cut(elementId),
    elementName: elementName && cut(elementName),
    reason: cut(reason),
  }))

const cut = (text: string): string => (text.length > charsMax ? `${text.slice(0, charsMax).toWellFormed()}…` : text)

const answerOf = <Row extends VersionRow>({ deployedAt, ...row }: Row) => ({
  ...row,
  deployedAt: deployedAt.toISOString(),
})

export function definitionOperations(parts: OperationParts & { readDiagram: DiagramReader }): Mounted[] {
  const { pool, record, now, readDiagram, processes, ownerOf } = parts
  const readFile = (xml: string) => readDiagram(xml, { at: now().getTime(), seed: newId() })
  return [
    mounted(api.deployFile, async ({ input: { body }, caller, requestId }) => {
      const diagram = await readFile(body.xml)
      if (!diagram.ok) return refused('unfit-process', { findings: told(diagram.problems) })
      const actor = actorOf(caller)
      const { processes: read, forms } = diagram
      const [owner] = read.flatMap(({ graph }) => ownerOf(graph.id) ?? [])
      if (owner !== undefined) return refused('conflict', { detail: owner })
      const file = { ...body, processes: read, forms, deployedBy: actor.name }
      const versions = await deploy(
        { pool, record, now },
        {
          ...file,
          noteOf: ({ id, processId, name, version }) => ({
            action: 'process.deployed',
            actor,
            subject: { kind: 'process', id: processId, name: name ?? processId },
            details: { version, versionId: id, fileName: body.fileName },
            requestId,
          }),
        },
      )
      processes.startsChanged()
      return { versions: [...versions], hints: told(diagram.hints) }
    }),

    mounted(api.checkFile, async ({ input: { body } }) => {
      const diagram = await readFile(body.xml)
      const problems = diagram.ok ? [] : told(diagram.problems)
      return { problems, hints: told(diagram.hints) }
    }),

    mounted(api.listProcesses, async ({ input: { query } }) => {
      const after = query.cursor === undefined ? undefined : processPlace.read(query.cursor)
      if (query.cursor !== undefined && !after) return refused('invalid-cursor')
      const rows = await selectProcesses(pool, query.search, after, query.limit + 1)
      const { items, nextCursor } = pageOf(rows, query.limit, processPlace, ({ processId }) => ({ processId }))
      return { items: items.map(answerOf), nextCursor }
    }),

    mounted(api.listProcessVersions, async ({ input: { params, query } }) => {
      const after = query.cursor === undefined ? undefined : versionPlace.read(query.cursor)
      if (query.cursor !== undefined && !after) return refused('invalid-cursor')
      const rows = await selectVersions(pool, params.processId, after, query.limit + 1)
      if (rows.length === 0 && !after) return refused('not-found')
      const { items, nextCursor } = pageOf(rows, query.limit, versionPlace, ({ version }) => ({ version }))
      return { items: items.map(answerOf), nextCursor }
    }),

    mounted(api.getProcessVersion, async ({ input: { params } }) => {
      const version = await selectVersion(pool, params.id)
      return version ? answerOf(version) : refused('not-found')
    }),
  ]
}
