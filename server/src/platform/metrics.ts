import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Pool } from './database/index.ts'

export type Metrics = {
  /** The page Prometheus reads. */
  text(): Promise<{ body: string; contentType: string }>
  request(method: string, route: string, status: number, seconds: number): void
  signIn(outcome: 'started' | 'refused'): void
}

export function openMetrics(pool: Pool): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'countersign_http_request_seconds',
    help: 'Time to answer a request, by method, route pattern and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  })
  const signIns = new Counter({
    name: 'countersign_sign_ins_total',
    help: 'Sign-ins that ended, by outcome.',
    labelNames: ['outcome'],
    registers,
  })
  new Gauge({
    name: 'countersign_database_connections',
    help: 'Connections to the database, by state; callers that wait for one under "waiting".',
    labelNames: ['state'],
    registers,
    collect() {
      const { total, idle, waiting } = pool.size()
      this.set({ state: 'busy' }, total - idle)
      this.set({ state: 'idle' }, idle)
      this.set({ state: 'waiting' }, waiting)
    },
  })
  return {
    text: async () => ({ body: await registry.metrics(), contentType: registry.contentType }),
    request: (method, route, status, seconds) => requests.observe({ method, route, status }, seconds),
    signIn: (outcome) => signIns.inc({ outcome }),
  }
}
