import { fork } from 'node:child_process'
import { closeSync } from 'node:fs'
import { CantStart } from './cantStart.ts'
import { lastLines, openLog } from './logs.ts'

/** What a child says of itself over IPC: how far it is, that it answers, or in one sentence why it can't. */
type Message<Ready> = { progress: string } | { ready: Ready } | { failed: string }

export type Program = {
  /** As a person would say it: "the server". */
  name: string
  file: string
  environment: Readonly<Record<string, string | undefined>>
  /** Of Node. */
  flags: readonly string[]
  log: string
}

export type Child<Ready> = {
  /** Rejects with `CantStart` when it ends, or says that it can't, before it was ready. */
  ready: Promise<Ready>
  /** Settles like `ready`, or as soon as the child is past what would keep a second one from starting. */
  underWay: Promise<unknown>
  /** Rejects with `CantStart` when it ends without having been told to. */
  running: Promise<never>
  stop(): Promise<void>
}

const stopMs = 10_000
const linesShown = 15

/** Starts a program in a process group of its own: Ctrl-C is for us, who stop them in order. */
export function startChild<Ready>(program: Program, onProgress: (sentence: string) => void): Child<Ready> {
  const log = openLog(program.log)
  const child = fork(program.file, {
    env: program.environment,
    stdio: ['ignore', log, log, 'ipc'],
    detached: process.platform !== 'win32',
    execArgv: [...program.flags],
  })
  closeSync(log)
  const ready = Promise.withResolvers<Ready>()
  const underWay = Promise.withResolvers<unknown>()
  const running = Promise.withResolvers<never>()
  const ended = Promise.withResolvers<void>()
  for (const { promise } of [ready, underWay, running]) promise.catch(() => undefined) // some are not waited for

  const fail = (sentence: string): void => {
    for (const { reject } of [ready, underWay, running]) reject(new CantStart(sentence))
  }
  child.on('message', (message: Message<Ready>) => {
    if ('failed' in message) return fail(message.failed)
    underWay.resolve(undefined)
    if ('ready' in message) ready.resolve(message.ready)
    else onProgress(message.progress)
  })
  child.on('error', (error) => {
    fail(`${program.name} could not be started: ${error.message}`)
    ended.resolve()
  })
  child.on('exit', (code, signal) => {
    fail(obituary(program, code === null ? `signal ${signal}` : `exit code ${code}`))
    ended.resolve()
  })
  return { ready: ready.promise, underWay: underWay.promise, running: running.promise, stop: () => stopped() }

  async function stopped(): Promise<void> {
    // Windows has no SIGTERM that could be heard; both programs take the end of this channel for the same wish.
    if (process.platform !== 'win32') child.kill('SIGTERM')
    else if (child.connected) child.disconnect()
    const impatience = setTimeout(() => child.kill('SIGKILL'), stopMs)
    await ended.promise
    clearTimeout(impatience)
  }
}

const obituary = ({ name, log }: Program, how: string): string => {
  const lines = lastLines(log, linesShown)
  return `${name} ended unexpectedly (${how}). The last lines of ${log}:\n\n${lines || '(nothing)'}`
}
