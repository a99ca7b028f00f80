// `/environments/{env}/uiflows/…` and `/desktopflowruns/…`: desktop flows, and their runs.

import { Hono } from 'hono'
import type { Traced } from '../../entra/index.ts'
import type { Premises } from '../../premises.ts'
import { acting, looking, onwards } from '../frame/index.ts'
import { saveAnswer, showAnswer, stopAnswering } from './answer.ts'
import { createFlow, showNewFlow } from './newFlow.ts'
import { cancel, fail, showRun, showRuns, succeed, timeOut } from './runs/index.ts'
import { publish, share, showShare, unpublish, unshare } from './share.ts'
import { showDetails } from './showDetails.ts'
import { showFlows } from './showFlows.ts'

const flows = '/environments/:env/uiflows'
const flow = `${flows}/:flow`
const runs = '/environments/:env/desktopflowruns'
const run = `${runs}/:run`

export const desktopFlowsRoutes = (premises: Premises): Hono<Traced> =>
  new Hono<Traced>()
    .get(flows, looking(premises, showFlows))
    .get(`${flows}/new`, looking(premises, showNewFlow))
    .post(`${flows}/new`, acting(premises, createFlow))
    .get(flow, onwards('details'))
    .get(`${flow}/details`, looking(premises, showDetails))
    .get(`${flow}/share`, looking(premises, showShare))
    .post(`${flow}/share`, acting(premises, share))
    .post(`${flow}/unshare`, acting(premises, unshare))
    .post(`${flow}/publish`, acting(premises, publish))
    .post(`${flow}/unpublish`, acting(premises, unpublish))
    .get(`${flow}/answer`, looking(premises, showAnswer))
    .post(`${flow}/answer`, acting(premises, saveAnswer))
    .post(`${flow}/stop-answering`, acting(premises, stopAnswering))
    .get(runs, looking(premises, showRuns))
    .get(run, looking(premises, showRun))
    .post(`${run}/succeed`, acting(premises, succeed))
    .post(`${run}/fail`, acting(premises, fail))
    .post(`${run}/time-out`, acting(premises, timeOut))
    .post(`${run}/cancel`, acting(premises, cancel))
