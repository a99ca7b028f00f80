import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/**
 * On Linux a process that wakes up may interrupt the one that runs. PostgreSQL is woken by each statement, and took the
 * processor from the server that was about to send the next ones: where there are few processors that cost a tenth of what
 * both get done. As "batch", it and all that it starts from now on runs when its turn comes. Where there is no `chrt`, or
 * where that may not be, all is as it was.
 */
export async function runAsBatch(pid: number): Promise<void> {
  if (process.platform !== 'linux') return
  await promisify(execFile)('chrt', ['-b', '-p', '0', `${pid}`]).catch(() => undefined)
}
