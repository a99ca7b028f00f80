import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { environment, feel, gives, givesNull, givesSame } from '../../../testing/feel.ts'
import type { DateValue } from '../values/value.ts'
import {
  addMonths,
  dateOfDay,
  dayNumber,
  dayOfWeek,
  dayOfYear,
  daysInMonth,
  makeDate,
  monthsBetween,
  weekOfYear,
} from './calendar.ts'
import { readTemporal } from './read.ts'

test('F29 dates', () => {
  givesSame({
    'date("2026-11-20")': '@"2026-11-20"',
    'date(2026, 11, 20)': '@"2026-11-20"',
    'date(@"2026-11-20T10:00:00@Europe/Berlin")': '@"2026-11-20"',
    'date("2024-02-29") + @"P1D"': '@"2024-03-01"',
  })
  givesNull([
    'date("2026-02-29")',
    'date("2026-13-01")',
    'date("2026-1-1")',
    'date("26-01-01")',
    'date("+2026-01-01")',
    'date("01211-12-31")',
  ])
  givesNull([
    'date("")',
    'date("2026-11-20T")',
    'date(2026, 2.5, 1)',
    'date(1)',
    '@"2026-06-31"',
    'date(1000999999, 12, 1)',
  ])
  gives({ 'string(date("-999999999-12-31"))': '-999999999-12-31', 'string(date(7, 1, 2))': '0007-01-02' })
})

test('F29 times', () => {
  gives({
    'string(time("10:30:00"))': '10:30:00',
    'string(time("T10:30"))': '10:30:00',
    'string(time("10:30:00.1200"))': '10:30:00.12',
    'string(time("10:30:00-00:00"))': '10:30:00Z',
    'string(time("10:30:00+05:00:01"))': '10:30:00+05:00:01',
    'string(time("10:30:00@Europe/Paris"))': '10:30:00@Europe/Paris',
    'string(time(14, 30, 0.5, duration("PT1H")))': '14:30:00.5+01:00',
    'string(time(14, 30, 0, null))': '14:30:00',
    'string(time(date("2026-11-20")))': '00:00:00Z',
    'string(time(@"2026-11-20T10:00:00+02:00"))': '10:00:00+02:00',
  })
  givesNull([
    'time("24:00:00")',
    'time("7:20")',
    'time("10:60:00")',
    'time("10:00:00+19:00")',
    'time("10:00:00@Alder/Hill")',
  ])
  givesNull([
    'time("10:00:00+02:00@Europe/Paris")',
    'time(24, 0, 0)',
    'time(1.5, 0, 0)',
    'time("10:00:00+5")',
    'time([])',
  ])
})

test('F29 date and time', () => {
  gives({
    'string(date and time("2026-11-20"))': '2026-11-20T00:00:00',
    'string(date and time("2026-11-20T10:00:00Z"))': '2026-11-20T10:00:00Z',
    'string(date and time("2026-11-20T10:00:00+01:00[Europe/Berlin]"))': '2026-11-20T10:00:00@Europe/Berlin',
    'string(date and time(date("2026-11-20"), time("10:00:00@Europe/Berlin")))': '2026-11-20T10:00:00@Europe/Berlin',
    'string(date and time(@"2026-07-31T14:27:30@Europe/Berlin", "America/Los_Angeles"))':
      '2026-07-31T05:27:30@America/Los_Angeles',
    'string(date and time(@"2026-07-31T14:27:30+02:00", "Z"))': '2026-07-31T12:27:30Z',
    'string(date and time(@"2026-07-31T14:27:30", "Europe/Berlin"))': '2026-07-31T14:27:30@Europe/Berlin',
    'string(date and time("-2017-12-31T11:22:33.456+01:35"))': '-2017-12-31T11:22:33.456+01:35',
  })
  givesNull([
    'date and time("2026-11-20T")',
    'date and time("10:00:00")',
    'date and time("2026-11-20T24:00:00")',
    'date and time(@"2026-11-20T10:00:00", "Alder")',
  ])
})

test('F29 durations', () => {
  gives({
    'string(duration("PT1000M"))': 'P0D'.replace('P0D', 'PT16H40M'),
    'string(duration("P1DT2H3M4.1234S"))': 'P1DT2H3M4.1234S',
    'string(duration("-PT24H"))': '-P1D',
    'string(duration("PT-2M-30S"))': '-PT2M30S',
    'string(duration("PT0.S"))': 'P0D',
    'string(duration("P26M"))': 'P2Y2M',
    'string(duration("-P1Y-2M"))': '-P10M',
    'string(duration("P-1Y-2M"))': '-P1Y2M',
  })
  givesNull([
    'duration("P")',
    'duration("P0")',
    'duration("PT")',
    'duration("P1H")',
    'duration("1D")',
    'duration("P1Y2D")',
    'duration("P1DT")',
  ])
  givesNull(['duration(5)', `duration("P${'9'.repeat(18)}D")`, 'duration("P99999999999Y")', '@"foo"'])
})

test('F30 comparing', () => {
  gives({
    '@"2026-11-20" < @"2026-11-21"': true,
    '@"2026-11-20T10:00:00+01:00" = @"2026-11-20T09:00:00Z"': true,
    '@"2026-07-08T00:00:00+02:00" = @"2026-07-08T00:00:00@Europe/Paris"': true,
    '@"10:30:00Z" = @"10:30:00+00:00"': true,
    '@"10:30:00.0001" = @"10:30:00.0002"': false,
    '@"10:30:00.10" = @"10:30:00.1"': true,
    '@"P1D" = @"PT24H"': true,
    '@"P1Y" = @"P12M"': true,
    '@"-P1D" < @"P0D"': true,
    '@"2026-11-20" in [@"2026-11-01"..@"2026-11-30"]': true,
    '@"10:00:00" between @"09:00:00" and @"11:00:00"': true,
  })
  givesNull([
    '@"2026-11-20T10:00:00" < @"2026-11-20T10:00:00Z"',
    '@"10:00:00" = @"10:00:00Z"',
    '@"2026-11-20" = @"2026-11-20T00:00:00"',
    '@"P1Y" < @"P366D"',
  ])
  gives({
    'is(@"23:00:50Z", @"23:00:50+00:00")': true,
    'is(@"23:00:50@Etc/UTC", @"23:00:50Z")': false,
    'is(@"P1D", @"PT24H")': true,
    'is(@"2026-11-20", @"2026-11-20T00:00:00")': false,
  })
})

test('F31 reckoning', () => {
  gives({
    'string(@"2026-01-31" + @"P1M")': '2026-02-28',
    'string(@"2026-03-31" - @"P1M")': '2026-02-28',
    'string(@"2024-02-29" + @"P1Y")': '2025-02-28',
    'string(@"2026-11-20" + @"PT36H")': '2026-11-21',
    'string(@"P1D" + @"2026-11-20")': '2026-11-21',
    'string(@"2026-11-20" - @"PT1H")': '2026-11-19',
    'string(@"23:00:00" + @"PT2H")': '01:00:00',
    'string(@"01:00:00+02:00" - @"PT2H")': '23:00:00+02:00',
    'string(@"2026-11-20" - @"2026-11-01")': 'P19D',
    'string(@"10:00:00" - @"11:30:00")': '-PT1H30M',
    'string(@"10:00:00+02:00" - @"10:00:00Z")': '-PT2H',
    'string(@"2026-11-20T10:00:00Z" - @"2026-11-20T10:00:00+01:00")': 'PT1H',
    'string(@"P1D" * 5)': 'P5D',
    'string(0.5 * @"P1D")': 'PT12H',
    'string(@"P5D" / 5)': 'P1D',
    '@"P5D" / @"P1D"': 5,
    '@"P1Y" / @"P1M"': 12,
    'string(@"P1Y" / 12)': 'P1M',
    'string(@"P7M" / 2)': 'P3M',
    'string(-@"P1Y2M")': '-P1Y2M',
    'string(abs(@"-PT5H"))': 'PT5H',
    'string(years and months duration(@"2011-12-22", @"2013-08-24"))': 'P1Y8M',
    'string(years and months duration(@"2013-08-24", @"2011-12-22"))': '-P1Y8M',
    '(@"2026-11-20T00:00Z" - @"1970-01-01T00:00Z") / @"PT1S" * 1000': 1_795_132_800_000,
  })
  givesNull([
    '@"P1D" + @"P1M"',
    '@"2026-11-20" + 1',
    '@"2026-11-20" + @"2026-11-20"',
    '@"P1D" / 0',
    '@"P1D" / @"P0D"',
    '@"P1D" - @"2026-11-20"',
  ])
  givesNull([
    'date(999999999, 12, 31) + @"P1D"',
    '@"10:00:00" + @"P1M"',
    '@"10:00:00" - @"10:00:00Z"',
    '@"P1D" * "2"',
    '@"P1D" * 10 ** 30',
  ])
})

test('F31 across a change of clocks time passes evenly, months go by the wall', () => {
  gives({
    'string(@"2026-03-28T12:00:00@Europe/Berlin" + @"P1D")': '2026-03-29T13:00:00@Europe/Berlin',
    'string(@"2026-02-28T12:00:00@Europe/Berlin" + @"P1M")': '2026-03-28T12:00:00@Europe/Berlin',
    'string(@"2026-03-15T12:00:00@Europe/Berlin" + @"P1M")': '2026-04-15T12:00:00@Europe/Berlin',
    '@"2026-04-15T12:00:00@Europe/Berlin" - @"2026-03-15T12:00:00@Europe/Berlin" = @"P30DT23H"': true,
    'string(@"2026-03-29T02:30:00@Europe/Berlin")': '2026-03-29T03:30:00@Europe/Berlin',
    '@"2026-07-01T12:00:00@Europe/Berlin".time offset = @"PT2H"': true,
    '@"2026-12-01T12:00:00@Europe/Berlin".time offset = @"PT1H"': true,
  })
})

test('F32 how temporal values are written', () => {
  gives({
    'string(@"PT0S")': 'P0D',
    'string(@"P0M")': 'P0Y',
    'string(@"2026-11-20T10:00:00@Europe/Berlin")': '2026-11-20T10:00:00@Europe/Berlin',
    'to json(@"2026-11-20T10:00:00@Europe/Berlin")': '"2026-11-20T10:00:00+01:00[Europe/Berlin]"',
    'to json({d: @"2026-11-20", t: @"10:00:00Z", p: @"P3Y"})': '{"d":"2026-11-20","t":"10:00:00Z","p":"P3Y"}',
    'date and time(from json(to json(@"2026-11-20T10:00:00@Europe/Berlin"))) = @"2026-11-20T10:00:00@Europe/Berlin"': true,
  })
})

test('F33 properties', () => {
  gives({
    '@"2026-11-20".year': 2026,
    '@"2026-11-20".month': 11,
    '@"2026-11-20".day': 20,
    '@"2026-11-20".weekday': 5,
    '@"2026-11-20T10:30:15@Europe/Berlin".timezone': 'Europe/Berlin',
    '@"2026-11-20T10:30:15".time offset': null,
    '@"10:30:15.9".second': 15,
    '@"P1DT2H3M4S".hours': 2,
    '@"-P1DT2H".days': -1,
    '@"PT100M".minutes': 40,
    '@"P14M".years': 1,
    '@"P14M".months': 2,
    'day of week(@"2026-11-20")': 'Friday',
    'day of year(@"2024-12-31T10:00:00")': 366,
    'week of year(@"2010-01-01")': 53,
    'month of year(@"2026-11-20")': 'November',
    'string(last day of month(@"2024-02-10T12:00:00"))': '2024-02-29',
    weekday: null,
  })
})

test('F48 now and today are the environment’s', () => {
  gives({ 'string(now())': '2026-11-20T08:30:00Z', 'string(today())': '2026-11-20' })
  const tokyo = { ...environment, timeZone: 'Asia/Tokyo' }
  assert.equal(feel('string(now())', {}, tokyo), '2026-11-20T17:30:00@Asia/Tokyo')
  assert.equal(feel('string(today())', {}, { ...tokyo, nowMs: Date.UTC(2026, 10, 20, 20) }), '2026-11-21')
  assert.equal(feel('now()', {}, { ...environment, nowMs: Number.NaN }), null)
  assert.equal(feel('now(1)'), null)
})

const day = fc.integer({ min: -300_000, max: 300_000 })

test('F31 days and months there and back', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -5000, max: 5000 }), (number, months) => {
      const date = dateOfDay(number)
      assert.ok(date)
      assert.equal(dayNumber(date), number)
      assert.deepEqual(makeDate(date.year, date.month, date.day), date)
      const moved = addMonths(date, months)
      assert.ok(moved)
      if (date.day <= 28) assert.equal(monthsBetween(date, moved), months)
    }),
  )
})

test('F31 the calendar is Temporal’s', () => {
  const epoch = Temporal.PlainDate.from('1970-01-01')
  for (let number = -200_000; number < 200_000; number += 97) {
    const date = dateOfDay(number) as DateValue
    const same = epoch.add({ days: number })
    assert.deepEqual([date.year, date.month, date.day], [same.year, same.month, same.day])
    assert.deepEqual(
      [dayOfWeek(date), dayOfYear(date), weekOfYear(date)],
      [same.dayOfWeek, same.dayOfYear, same.weekOfYear],
    )
    assert.equal(daysInMonth(date.year, date.month), same.daysInMonth)
  }
})

test('F29 whatever the text, a temporal literal is a value or null', () => {
  const piece = fc.constantFrom(
    'P',
    'T',
    '1',
    '20',
    '2026',
    '-',
    ':',
    '+',
    'Z',
    'Y',
    'M',
    'D',
    'H',
    'S',
    '.',
    '@',
    'Europe/Berlin',
    '[',
    ']',
    '10:00:00',
    '11-20',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const value = readTemporal(pieces.join(''))
      assert.ok(value === null || typeof value === 'object')
    }),
    { numRuns: 2000 },
  )
})
