import { parseArgs } from 'node:util'
import { type NotedHead, parseNotedHead, readNotedHead, type Verdict, verifyAudit } from '../audit/index.ts'
import type { Config } from '../platform/config.ts'
import { openMasterKey } from '../vault/index.ts'
import { NotUnderstood } from './notUnderstood.ts'
import { reachDatabase } from './reachDatabase.ts'

/** Exit code 1 when any entry is not what the server wrote. */
export async function verifyAuditCommand(
  config: Config,
  args: readonly string[],
  say: (line: string) => void,
): Promise<number> {
  const text = readArguments(args)
  const noted = text === undefined ? await readNotedHead(config.dataFolder) : notedHeadOf(text)
  await using undo = new AsyncDisposableStack()
  const pool = await reachDatabase(config, undo)
  const key = await openMasterKey(pool, { text: config.masterKey, dataFolder: config.dataFolder })
  const verdict = await verifyAudit(pool, { key: key.derive('audit'), now: new Date(), noted })
  for (const line of verdictLines(verdict)) say(line)
  return verdict.findings.length === 0 ? 0 : 1
}

function readArguments(args: readonly string[]): string | undefined {
  try {
    return parseArgs({ args: [...args], options: { noted: { type: 'string' } } }).values.noted
  } catch (cause) {
    throw new NotUnderstood(cause instanceof Error ? cause.message : String(cause), { cause })
  }
}

function notedHeadOf(text: string): NotedHead {
  const noted = parseNotedHead(text)
  if (!noted) throw new NotUnderstood('--noted takes what an earlier verify-audit printed, in the form POSITION:HASH.')
  return noted
}

function verdictLines({ entries, head, findings }: Verdict): string[] {
  if (findings.length === 0)
    return [
      `The audit log is what the server wrote: ${entries} entries, the chain is whole.`,
      `Head ${head.position}:${head.hash}`,
      'Note the head elsewhere: verify-audit --noted HEAD then also finds a log that was set back as a whole.',
    ]
  return [
    `The audit log is not what the server wrote: ${findings.length} ${findings.length === 1 ? 'place' : 'places'}.`,
    ...findings.map(({ kind, sentence }) => `  ${kind.padEnd(12)} ${sentence}`),
  ]
}
