// How long one person waits on an idle server: from pressing "complete" until the next state is committed.

import { type Assignment, type Figures, measure } from '../program.ts'
import { decisions, startWaiting } from '../world/decisions.ts'
import { approving } from '../world/diagram.ts'
import { startServerIn } from '../world/server.ts'

async function idleLatency({ folder, quick }: Assignment): Promise<Figures> {
  await using server = await startServerIn(folder)
  await server.deploy(approving)
  const [rounds, each] = quick ? [2, 50] : [5, 200]
  await startWaiting(server, (rounds + 1) * each)
  await decisions(server, 1, each) // warm-up
  return await decisions(server, rounds, each) // awaited: the server is needed until then
}

await measure(idleLatency)
