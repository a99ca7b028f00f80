import { fileURLToPath } from 'node:url'
import { type Config, readConfig } from './config.ts'
import { type Environment, sandboxProblems, serverVariables } from './serverVariables.ts'
import { StartRefusal } from './startRefusal.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** The server's configuration, or every wrong value in one refusal, each under the name it was set by. */
export function readSettings(environment: Environment): Config {
  const problems = sandboxProblems(environment)
  let config: Config
  try {
    config = readConfig(serverVariables(environment, root))
  } catch (cause) {
    const isWrongValue = cause instanceof StartRefusal && cause.code === 'CONFIGURATION_WRONG'
    throw isWrongValue && problems.length > 0 ? refuse(cause.message, problems) : cause
  }
  if (problems.length > 0) throw refuse('The configuration can’t be used:', problems)
  return config
}

const refuse = (said: string, problems: readonly string[]): StartRefusal =>
  new StartRefusal('CONFIGURATION_WRONG', [said, ...problems.map((problem) => `  · ${problem}`)].join('\n'))
