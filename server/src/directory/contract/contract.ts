// What every provider is held to. A provider's test file calls this with a store of its own, empty or not.

import { test } from 'node:test'
import { changeRules } from './changeRules.ts'
import { type ContractSubject, deedsOn } from './deeds.ts'
import { groupRules } from './groupRules.ts'
import { readRules } from './readRules.ts'
import type { Rules } from './rules.ts'
import { userRules } from './userRules.ts'

const rules: Rules = { ...userRules, ...changeRules, ...groupRules, ...readRules }

/** Registers the tests. `open` is called once, before the first. */
export function directoryContract(provider: string, open: () => Promise<ContractSubject>): void {
  let opened: Promise<ContractSubject> | undefined
  const subject = () => {
    opened ??= open()
    return opened
  }
  for (const [name, prove] of Object.entries(rules))
    test(`${provider}: ${name}`, async () => prove(deedsOn(await subject())))
}
