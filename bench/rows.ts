// What is measured, what it is held against, and what is to be reached.

import { median } from './figures.ts'
import type { Figures } from './program.ts'

export type Entrant = {
  readonly who: string
  /** A program of this folder; rows that name the same share one run of it. */
  readonly program: string
}

export type Row = {
  /** For `--only`. */
  readonly name: string
  readonly work: string
  readonly ours: Entrant
  readonly peers: readonly Entrant[]
  readonly tell: (figures: Figures) => string
  readonly goal: string
  readonly isReached: (figures: Figures) => boolean
}

const of = (figures: Figures, name: string): number => median(figures[name] ?? [])
const rounded = (value: number): string => Math.round(value).toLocaleString('en-US')
const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : rounded(value)} ms`

const rate = (figures: Figures): string => `${rounded(of(figures, 'perSecond'))}/s`
const latencies = (figures: Figures): string => `p50 ${ms(of(figures, 'p50Ms'))}, p99 ${ms(of(figures, 'p99Ms'))}`
const latenciesOf = (figures: Figures, which: string): string =>
  `p50 ${ms(of(figures, `${which}P50Ms`))}, p99 ${ms(of(figures, `${which}P99Ms`))}`
const seconds = (value: number): string => `${(value / 1_000).toFixed(1)} s`
const rateWithLatencies = (figures: Figures): string => `${rate(figures)}, ${latencies(figures)}`

const us = (program: string): Entrant => ({ who: 'Countersign', program: `ours/${program}.ts` })
const restate: Entrant = { who: 'Restate 1.7, over its HTTP ingress', program: 'peers/restate.ts' }
const dbos: Entrant = { who: 'DBOS 5.3, in process', program: 'peers/dbos.ts' }
const bpmnEngine: Entrant = { who: 'bpmn-engine 25', program: 'peers/bpmnEngine.ts' }
const feelin: Entrant = { who: 'feelin 8', program: 'peers/feelin.ts' }

export const rows: readonly Row[] = [
  {
    name: 'cycle',
    work: 'Durable cycle, 64 clients, in process: start → action → wait → decision → action → end',
    ours: us('cycleInProcess'),
    peers: [dbos, restate],
    tell: rateWithLatencies,
    goal: '≥ 2,000/s',
    isReached: (figures) => of(figures, 'perSecond') >= 2_000,
  },
  {
    name: 'cycle-http',
    work: 'The same cycle, 64 clients, over HTTP',
    ours: us('cycleOverHttp'),
    peers: [restate],
    tell: rateWithLatencies,
    goal: 'reported',
    isReached: () => true,
  },
  {
    name: 'request',
    work: 'A request, 512 clients, over HTTP: asked for → linked flow started → approved by its call back → carried out in the embedded store',
    ours: us('requestCycle'),
    peers: [],
    tell: rateWithLatencies,
    goal: '≥ 800/s',
    isReached: (figures) => of(figures, 'perSecond') >= 800,
  },
  {
    name: 'engine',
    work: 'The same process of six elements, start to end, in memory',
    ours: us('engine'),
    peers: [bpmnEngine],
    tell: (figures) => `${rate(figures)}, ${rounded(of(figures, 'stateBytes'))} bytes of state while it waits`,
    goal: '≥ 50,000/s, < 1,024 bytes',
    isReached: (figures) => of(figures, 'perSecond') >= 50_000 && of(figures, 'stateBytes') < 1_024,
  },
  {
    name: 'expression',
    work: '`if response.body.statuscode = 4 then {ok: true} else null`',
    ours: us('expression'),
    peers: [feelin],
    tell: rate,
    goal: '≥ 1,000,000/s',
    isReached: (figures) => of(figures, 'perSecond') >= 1_000_000,
  },
  {
    name: 'latency',
    work: 'A decision on an idle server, over HTTP, until the next state is committed',
    ours: us('latency'),
    peers: [],
    tell: latencies,
    goal: 'p50 < 10 ms, p99 < 50 ms',
    isReached: (figures) => of(figures, 'p50Ms') < 10 && of(figures, 'p99Ms') < 50,
  },
  {
    name: 'memory',
    work: 'Memory of a server with 100,000 waiting instances',
    ours: us('waiting'),
    peers: [],
    tell: (figures) =>
      `${rounded(of(figures, 'manyMemoryMb'))} MB; with 100: ${rounded(of(figures, 'fewMemoryMb'))} MB`,
    goal: 'no more than 30 MB apart',
    isReached: (figures) => of(figures, 'manyMemoryMb') - of(figures, 'fewMemoryMb') < 30,
  },
  {
    name: 'among-many',
    work: 'A decision among them',
    ours: us('waiting'),
    peers: [],
    tell: (figures) => `${latenciesOf(figures, 'many')}; among 100: ${latenciesOf(figures, 'few')}`,
    goal: 'as fast (p50 within 2 ms)',
    isReached: (figures) => of(figures, 'manyP50Ms') - of(figures, 'fewP50Ms') < 2,
  },
  {
    name: 'restart',
    work: 'Start after a crash, with them and 10,000 due timers',
    ours: us('waiting'),
    peers: [],
    tell: (figures) =>
      `ready after ${seconds(of(figures, 'readyMs'))}, all fired after ${seconds(of(figures, 'firedMs'))}`,
    goal: 'ready < 5 s, fired < 30 s',
    isReached: (figures) => Math.max(...(figures.readyMs ?? [])) < 5_000 && of(figures, 'firedMs') < 30_000,
  },
  {
    name: 'sandbox',
    work: 'The sandbox: mixed reads of Graph among 2,060 users, over HTTP, for each second of a processor it uses',
    ours: us('sandboxReads'),
    peers: [],
    tell: rate,
    goal: '≥ 1,000/s',
    isReached: (figures) => of(figures, 'perSecond') >= 1_000,
  },
]
