// Whoever ends npm with SIGTERM or kill -9 means the server, but no signal comes this far. What can be seen is that
// our parent has changed. npm runs us through `sh -c`; kill -9 leaves that shell alive, so on Linux, where /bin/sh
// stays in between, its parent is looked at, too. (On macOS the shell replaces itself by us; Windows says nothing.)

import { readFileSync } from 'node:fs'

const lookMs = 200

/**
 * Calls once when those who started us are gone.
 *
 * @param {() => void} call
 * @returns {() => void} stops looking
 */
export function whenAbandoned(call) {
  const before = ancestors()
  const looking = setInterval(() => {
    if (ancestors() === before) return
    clearInterval(looking)
    call()
  }, lookMs)
  looking.unref()
  return () => clearInterval(looking)
}

/** The parent, and behind a shell that only runs us, its parent. */
function ancestors() {
  const parent = process.ppid
  if (process.platform !== 'linux') return `${parent}`
  try {
    const isShellForUs = readFileSync(`/proc/${parent}/cmdline`, 'utf8').split('\0')[1] === '-c'
    return isShellForUs ? `${parent} ${parentOf(parent)}` : `${parent}`
  } catch {
    return `${parent}` // it ended while we looked: the next look sees another one
  }
}

/** @param {number} pid */
function parentOf(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return stat.slice(stat.lastIndexOf(')')).split(' ')[2] // "pid (name) state parent …", and a name may have spaces
}
