import { z } from 'zod'
import { defineOperation } from './operation.ts'
import { idParams, instant, pageOf, pageQuery } from './page.ts'
import { finding } from './problem.ts'
import { bpmnId } from './variables.ts'

/** A diagram of ten thousand elements is smaller. */
export const diagramBytesMax = 5_000_000

const file = z.strictObject({
  fileName: z.string().trim().min(1).max(200),
  xml: z.string().min(1).meta({ description: 'BPMN 2.0.' }),
})

export const processVersion = z
  .object({
    id: z.uuid(),
    processId: z.string(),
    name: z.string().nullable(),
    version: z.int(),
    versionTag: z.string().nullable(),
    fileName: z.string(),
    deployedAt: instant,
    deployedBy: z.string(),
  })
  .meta({ id: 'ProcessVersion' })
export type ProcessVersion = z.output<typeof processVersion>

export const deployedVersion = z
  .object({
    id: z.uuid(),
    processId: z.string(),
    name: z.string().nullable(),
    version: z.int(),
    isNew: z.boolean().meta({ description: 'False where the newest version came from the same file already.' }),
  })
  .meta({ id: 'DeployedVersion' })

export const deployFile = defineOperation({
  id: 'deployFile',
  method: 'post',
  path: '/api/v1/deployments',
  tag: 'Processes',
  summary: 'Make a file into new versions of its processes',
  description: 'The same file again changes nothing. A file that can’t run is refused with everything that is wrong.',
  access: 'processes.deploy',
  body: file,
  bodyBytesMax: diagramBytesMax,
  answer: z.object({ versions: z.array(deployedVersion), hints: z.array(finding) }).meta({ id: 'Deployment' }),
  status: 201,
})

export const checkFile = defineOperation({
  id: 'checkFile',
  method: 'post',
  path: '/api/v1/deployments/check',
  tag: 'Processes',
  summary: 'What would be wrong with a file, without deploying it',
  access: 'processes.read',
  body: file,
  bodyBytesMax: diagramBytesMax,
  answer: z.object({ problems: z.array(finding), hints: z.array(finding) }).meta({ id: 'FileVerdict' }),
  status: 200,
})

export const processSummary = processVersion
  .extend({
    running: z.int().meta({ description: 'Instances of all versions that run.' }),
    incidents: z.int(),
  })
  .meta({ id: 'Process' })
export type ProcessSummary = z.output<typeof processSummary>

export const listProcesses = defineOperation({
  id: 'listProcesses',
  method: 'get',
  path: '/api/v1/processes',
  tag: 'Processes',
  summary: 'Processes with their newest versions, by id',
  access: 'processes.read',
  query: z.strictObject({ ...pageQuery, search: z.string().max(200).optional() }),
  answer: pageOf(processSummary).meta({ id: 'ProcessPage' }),
  status: 200,
})

export const listProcessVersions = defineOperation({
  id: 'listProcessVersions',
  method: 'get',
  path: '/api/v1/processes/{processId}/versions',
  tag: 'Processes',
  summary: 'The versions of a process, newest first',
  access: 'processes.read',
  params: z.strictObject({ processId: bpmnId }),
  query: z.strictObject(pageQuery),
  answer: pageOf(processVersion.extend({ running: z.int() })).meta({ id: 'ProcessVersionPage' }),
  status: 200,
})

export const getProcessVersion = defineOperation({
  id: 'getProcessVersion',
  method: 'get',
  path: '/api/v1/process-versions/{id}',
  tag: 'Processes',
  summary: 'One version, with its diagram as it was sent',
  access: 'processes.read',
  params: idParams,
  answer: processVersion.extend({ xml: z.string() }).meta({ id: 'ProcessVersionWithDiagram' }),
  status: 200,
})
