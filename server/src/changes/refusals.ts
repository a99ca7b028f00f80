import type { Prepared } from '@countersign/core/changes'
import { type Refused, refused } from '../http/index.ts'

type Unprepared = Extract<Prepared, { ok: false }>

/** What is not sound, in the words of HTTP. */
export function refusedAs(unprepared: Unprepared): Refused {
  switch (unprepared.code) {
    case 'unfit':
      return refused('invalid-input', {
        errors: unprepared.problems.map(({ name, message }) => ({ path: `body.change.${name}`, message })),
      })
    case 'no-target':
      return refused('not-found', { detail: 'There is no such user or group in this identity store.' })
    case 'no-person':
      return refused('no-permission', { detail: 'You are no user of this identity store.' })
    case 'changed-meanwhile':
      return refused('changed-meanwhile')
    case 'nothing-to-change':
      return refused('conflict', { detail: 'There is nothing to change: it is like that already.' })
  }
}
