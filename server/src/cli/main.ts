// `countersign …`: looks after a server from the terminal. Exit code 0: all well; 1: something is not; 2: not understood.

import { readSettings } from '../platform/serverSettings.ts'
import { StartRefusal } from '../platform/startRefusal.ts'
import { check } from './check.ts'
import { deploy, deployUsage } from './deploy.ts'
import { doctor } from './doctor.ts'
import { feel } from './feel/index.ts'
import { NotUnderstood } from './notUnderstood.ts'
import { verifyAuditCommand } from './verifyAudit.ts'

const commands = {
  doctor: { run: doctor, usage: 'doctor', says: 'what is well and what is not' },
  'verify-audit': {
    run: verifyAuditCommand,
    usage: 'verify-audit [--noted POSITION:HASH]',
    says: 'whether the audit log is what the server wrote',
  },
} as const

/** These need no settings: they run where there is no server. */
const alone = {
  check: { run: check, usage: 'check FILE…', says: 'whether BPMN files can be deployed' },
  deploy: { run: deploy, usage: deployUsage, says: 'sends BPMN files to a server' },
  feel: { run: feel, usage: "feel 'EXPRESSION' [--context FILE]", says: 'what a FEEL expression gives' },
} as const

const usage = `Usage: countersign COMMAND

${[...Object.values(commands), ...Object.values(alone)]
  .map(({ usage, says }) => `  ${usage.padEnd(40)} ${says}`)
  .join('\n')}

The settings are those of the server (COUNTERSIGN_DATA, DATABASE_URL, …). The API token of deploy is COUNTERSIGN_TOKEN.`

const output = {
  say: (line: string) => console.log(line),
  complain: (line: string) => console.error(line),
}

const [name = '', ...args] = process.argv.slice(2)
const command = Object.hasOwn(commands, name) ? commands[name as keyof typeof commands] : undefined

if (Object.hasOwn(alone, name)) {
  process.exitCode = await alone[name as keyof typeof alone].run(args, output, process.env)
} else if (!command) {
  const asked = ['', 'help', '--help', '-h'].includes(name)
  console[asked ? 'log' : 'error'](asked ? usage : `There is no command “${name}”.\n\n${usage}`)
  process.exitCode = asked ? 0 : 2
} else {
  try {
    process.exitCode = await command.run(readSettings(process.env), args, output.say)
  } catch (cause) {
    if (!(cause instanceof StartRefusal || cause instanceof NotUnderstood)) throw cause
    const isUnderstood = cause instanceof StartRefusal
    console.error(isUnderstood ? cause.message : `${cause.message}\n\nUsage: countersign ${command.usage}`)
    process.exitCode = isUnderstood ? 1 : 2
  }
}
