// `/environments/{env}/flows/…`: cloud flows and their runs.

import { Hono } from 'hono'
import type { Traced } from '../../entra/index.ts'
import type { Premises } from '../../premises.ts'
import { acting, looking, onwards } from '../frame/index.ts'
import { askForNewKey, makeNewKey, saveFlow, showEdit } from './edit/index.ts'
import { createFromDefinition, showNewFlow } from './newFlow.ts'
import { cancel, resubmit, showRun, showRuns, showTriggerHistory } from './runs/index.ts'
import { showDetails } from './showDetails.ts'
import { showAllFlows, showOwnFlows, showSharedFlows } from './showFlows.ts'
import { askToDelete, removeFlow, turnFlowOff, turnFlowOn } from './turn.ts'

const all = '/environments/:env/flows'
const one = `${all}/:flow`

export const flowsRoutes = (premises: Premises): Hono<Traced> =>
  new Hono<Traced>()
    .get(all, looking(premises, showOwnFlows))
    .get(`${all}/shared`, looking(premises, showSharedFlows))
    .get(`${all}/all`, looking(premises, showAllFlows))
    .get(`${all}/new`, looking(premises, showNewFlow))
    .post(`${all}/new`, acting(premises, createFromDefinition))
    .get(one, onwards('details'))
    .get(`${one}/details`, looking(premises, showDetails))
    .get(`${one}/edit`, looking(premises, showEdit))
    .post(`${one}/edit`, acting(premises, saveFlow))
    .get(`${one}/regenerate-key`, looking(premises, askForNewKey))
    .post(`${one}/regenerate-key`, acting(premises, makeNewKey))
    .post(`${one}/turn-on`, acting(premises, turnFlowOn))
    .post(`${one}/turn-off`, acting(premises, turnFlowOff))
    .get(`${one}/delete`, looking(premises, askToDelete))
    .post(`${one}/delete`, acting(premises, removeFlow))
    .get(`${one}/runs`, looking(premises, showRuns))
    .get(`${one}/trigger-history`, looking(premises, showTriggerHistory))
    .get(`${one}/runs/:run`, looking(premises, showRun))
    .post(`${one}/runs/:run/cancel`, acting(premises, cancel))
    .post(`${one}/runs/:run/resubmit`, acting(premises, resubmit))
