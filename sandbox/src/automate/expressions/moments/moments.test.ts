import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readMoment } from './readMoment.ts'
import { writeMoment } from './writeMoment.ts'

const moment = Date.UTC(2026, 10, 5, 14, 7, 9, 40)

for (const [format, text] of [
  ['d', '11/5/2026'],
  ['D', 'Thursday, November 5, 2026'],
  ['f', 'Thursday, November 5, 2026 2:07 PM'],
  ['F', 'Thursday, November 5, 2026 2:07:09 PM'],
  ['g', '11/5/2026 2:07 PM'],
  ['G', '11/5/2026 2:07:09 PM'],
  ['M', 'November 5'],
  ['Y', 'November 2026'],
  ['o', '2026-11-05T14:07:09.0400000Z'],
  ['r', 'Thu, 05 Nov 2026 14:07:09 GMT'],
  ['s', '2026-11-05T14:07:09'],
  ['u', '2026-11-05 14:07:09Z'],
  ['T', '2:07:09 PM'],
  ['yyyy-MM-ddTHH:mm:ss.fffZ', '2026-11-05T14:07:09.040Z'],
  ['dd.MM.yy', '05.11.26'],
  ['ddd d MMM', 'Thu 5 Nov'],
  ["'on the' d'th'", 'on the 5th'],
  ['h\\h m', '2h 7'],
  ['%d', '5'],
  ['FFF', '04'],
  ['HH:mm zzz', '14:07 +00:00'],
] as const)
  test(`${format} writes ${text}`, () => assert.equal(writeMoment(moment, format), text))

for (const [text, iso] of [
  ['2026-11-05', '2026-11-05T00:00:00.000Z'],
  ['2026-11-05T14:07', '2026-11-05T14:07:00.000Z'],
  ['2026-11-05 14:07:09.04Z', '2026-11-05T14:07:09.040Z'],
  ['2026-11-05T14:07:09.0409999+02:00', '2026-11-05T12:07:09.040Z'],
  ['2026-11-05T14:07:09-0530', '2026-11-05T19:37:09.000Z'],
  ['0001-01-01', '0001-01-01T00:00:00.000Z'],
] as const)
  test(`${text} is read`, () => assert.equal(new Date(readMoment(text) ?? Number.NaN).toISOString(), iso))

for (const text of ['', 'today', '11/5/2026', '2026-13-01', '2026-02-30', '2026-11-05T24:00:00', '2026-11-05T1:00'])
  test(`'${text}' is no timestamp`, () => assert.equal(readMoment(text), undefined))
