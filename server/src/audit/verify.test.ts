import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, beforeEach, test } from 'node:test'
import { openPool, type Pool, sql } from '../platform/database/index.ts'
import { newId } from '../platform/ids.ts'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { rawStatement } from '../testing/rawStatement.ts'
import { system } from './entry.ts'
import { recorder } from './record.ts'
import { beginChain, seal } from './seal.ts'
import { type Finding, verifyAudit } from './verify.ts'

const key = randomBytes(32)
const now = new Date('2026-11-20T09:00:00Z')
const record = recorder({ key, now: () => now, newId })

let database: TestDatabase
let pool: Pool
before(async () => {
  database = await testDatabase()
  pool = openPool({ url: database.url })
})
after(async () => {
  await pool.end()
  await database[Symbol.asyncDispose]()
})

/** The hurdles against accidents are no obstacle for whoever owns the database: the attacker of these tests. */
const tamper = (statement: string) =>
  pool.transaction(async (tx) => {
    for (const table of ['audit_entry', 'audit_seal', 'audit_unsealed'])
      await tx.rows(rawStatement(`alter table ${table} disable trigger user`))
    await tx.rows(rawStatement(statement))
    for (const table of ['audit_entry', 'audit_seal', 'audit_unsealed'])
      await tx.rows(rawStatement(`alter table ${table} enable trigger user`))
  })

/** As a new database is. */
const emptied = async () => {
  await tamper('truncate audit_entry, audit_seal, audit_unsealed, audit_head')
  await pool.transaction((tx) => beginChain(tx, key))
}

/** Ten sealed entries, nothing else. */
beforeEach(async () => {
  await emptied()
  await write(10)
  assert.equal((await seal(pool, key)).sealed, 10)
})

const write = (count: number) =>
  pool.transaction((tx) =>
    record(
      tx,
      ...Array.from({ length: count }, (_, index) => ({
        action: 'role.granted' as const,
        actor: system,
        details: { index, nested: { b: 1, a: ['ä', null, 1.5] } },
      })),
    ),
  )

const findings = async (): Promise<Finding[]> => (await verifyAudit(pool, { key, now })).findings
const kinds = async () => (await findings()).map(({ kind, position }) => [kind, position])

test('a log that nobody touched is whole', async () => {
  const { entries, head, findings } = await verifyAudit(pool, { key, now })
  assert.deepEqual({ entries, position: head.position, findings }, { entries: 10, position: '10', findings: [] })
})

test('an entry that waits for the sealer is no finding', async () => {
  await write(1)
  assert.deepEqual(await findings(), [])
})

test('an edited entry is found, whatever was edited', async () => {
  const edits = [
    `details = '{"index":99}'`,
    `actor_name = 'Somebody else'`,
    `at = at + interval '1 second'`,
    `action = 'role.revoked'`,
    `subject_name = 'x', subject_kind = 'x', subject_id = 'x'`,
    `request_id = 'x'`,
    `mac = '\\x00'`,
  ]
  for (const edit of edits) {
    await tamper(`update audit_entry set ${edit} where id = (${entryAt(4)})`)
    assert.deepEqual((await kinds())[0], ['edited', '4'], edit)
    await emptied()
    await write(10)
    await seal(pool, key)
  }
})

test('a deleted entry is found', async () => {
  await tamper(`delete from audit_entry where id = (${entryAt(4)})`)
  assert.deepEqual(await kinds(), [['deleted', '4']])
})

test('an entry deleted together with its link is found', async () => {
  await tamper(`with gone as (delete from audit_seal where position = 4 returning entry_id)
    delete from audit_entry where id in (select entry_id from gone)`)
  assert.deepEqual(await kinds(), [['deleted', '4']])
})

test('a deletion is found even when the links behind it close up', async () => {
  await tamper(`with gone as (delete from audit_seal where position = 4 returning entry_id)
    delete from audit_entry where id in (select entry_id from gone)`)
  await tamper('update audit_seal set position = position + 1000 where position > 4')
  await tamper('update audit_seal set position = position - 1001 where position > 1000')
  assert.deepEqual((await kinds())[0], ['reordered', '4'])
})

test('an entry written past the server is found, and the sealer does not take it in', async () => {
  await tamper(`insert into audit_entry select uuidv7(), at, action, actor_kind, actor_id, 'Forged', subject_kind,
    subject_id, subject_name, details, request_id, mac from audit_entry limit 1`)
  assert.deepEqual(await kinds(), [['inserted', null]])
  for (const handedOver of ['null, null', `mac, '\\x00'`, 'mac, mac']) {
    await tamper('truncate audit_unsealed')
    await tamper(`insert into audit_unsealed select id, ${handedOver} from audit_entry where actor_name = 'Forged'`)
    const { sealed, forged } = await seal(pool, key)
    assert.deepEqual({ sealed, forged: forged.length }, { sealed: 0, forged: 1 }, handedOver)
    assert.deepEqual(await kinds(), [['inserted', null]])
  }
})

test('the code that one entry was handed over with is no other’s', async () => {
  await write(1)
  await tamper('update audit_unsealed set entry_id = uuidv7()')
  const { sealed, forged } = await seal(pool, key)
  assert.deepEqual({ sealed, forged: forged.length }, { sealed: 0, forged: 1 })
  assert.deepEqual((await kinds()).toSorted(), [
    ['inserted', null],
    ['not-sealed', null],
  ])
})

test('an entry is chained once, however often it is handed over', async () => {
  await write(1)
  await tamper('create table copied as select * from audit_unsealed')
  await seal(pool, key)
  await tamper('insert into audit_unsealed select * from copied; drop table copied')
  await assert.rejects(seal(pool, key), /audit_seal_entry_id_key/)
  await tamper('truncate audit_unsealed')
  assert.deepEqual(await findings(), [])
})

test('an entry that is deleted before it is chained is found', async () => {
  await write(1)
  await tamper('delete from audit_entry where id in (select entry_id from audit_unsealed)')
  assert.deepEqual(await kinds(), [['deleted', null]])
  assert.equal((await seal(pool, key)).sealed, 1)
  assert.deepEqual(await kinds(), [['deleted', '11']])
})

test('an entry that waits without a code, from before there were any, is chained if it is genuine', async () => {
  await write(2)
  await tamper('update audit_unsealed set mac = null, code = null')
  await tamper(
    `update audit_entry set actor_name = 'Edited' where id = (select max(entry_id::text)::uuid from audit_unsealed)`,
  )
  const { sealed, forged } = await seal(pool, key)
  assert.deepEqual({ sealed, forged: forged.length }, { sealed: 1, forged: 1 })
})

test('an entry put into the middle of the chain is found', async () => {
  await tamper('update audit_seal set position = position + 1000 where position > 4')
  await tamper('update audit_seal set position = position - 999 where position > 1000')
  await tamper(`with forged as (insert into audit_entry select uuidv7(), at, action, actor_kind, actor_id, 'Forged',
      subject_kind, subject_id, subject_name, details, request_id, mac from audit_entry limit 1 returning id)
    insert into audit_seal select 5, id, '\\x00' from forged`)
  assert.deepEqual((await kinds())[0], ['edited', '5'])
})

test('two entries that changed places are found', async () => {
  await tamper('alter table audit_seal drop constraint audit_seal_entry_id_key')
  await tamper(`update audit_seal s set entry_id = o.entry_id from audit_seal o
    where (s.position, o.position) in ((4, 5), (5, 4))`)
  await tamper('alter table audit_seal add constraint audit_seal_entry_id_key unique (entry_id)')
  assert.deepEqual((await kinds())[0], ['reordered', '4'])
})

test('a cut tail is found', async () => {
  await tamper(`with gone as (delete from audit_seal where position > 7 returning entry_id)
    delete from audit_entry where id in (select entry_id from gone)`)
  assert.deepEqual(await kinds(), [['cut', '7']])
})

test('a cut tail is found even when the head is cut to fit', async () => {
  await tamper(`with gone as (delete from audit_seal where position > 7 returning entry_id)
    delete from audit_entry where id in (select entry_id from gone)`)
  await tamper('update audit_head set (position, hash) = (select position, hash from audit_seal where position = 7)')
  assert.deepEqual(await kinds(), [['head-forged', '7']])
})

test('a head that was deleted is found', async () => {
  await tamper('delete from audit_head')
  assert.deepEqual(await kinds(), [['cut', '10']])
})

test('an entry taken out of the chain and left in the log is found', async () => {
  await tamper('delete from audit_seal where position = 10')
  await tamper('delete from audit_head')
  assert.deepEqual(await kinds(), [
    ['cut', '9'],
    ['not-sealed', null],
  ])
})

test('a log set back as a whole is found against a head that was noted', async () => {
  const { head } = await verifyAudit(pool, { key, now })
  const noted = { position: BigInt(head.position), hash: head.hash }
  assert.deepEqual((await verifyAudit(pool, { key, now, noted })).findings, [])
  await emptied()
  await write(3)
  await seal(pool, key)
  assert.deepEqual(
    (await verifyAudit(pool, { key, now, noted })).findings.map(({ kind }) => kind),
    ['cut'],
  )
  await write(10)
  await seal(pool, key)
  assert.deepEqual(
    (await verifyAudit(pool, { key, now, noted })).findings.map(({ kind }) => kind),
    ['reordered'],
  )
})

test('the sealer does not go on behind a head that was not its own', async () => {
  await tamper(`update audit_head set position = 9`)
  await write(1)
  const { sealed, headBroken } = await seal(pool, key)
  assert.deepEqual({ sealed, headBroken }, { sealed: 0, headBroken: true })
})

test('a log that was wiped, head and all, is found', async () => {
  await tamper('truncate audit_entry, audit_seal, audit_unsealed, audit_head')
  assert.deepEqual(await kinds(), [['cut', '0']])
  await write(1)
  assert.equal((await seal(pool, key)).headBroken, true)
})

test('an entry that nobody chains is found: what waits for long could be taken away unseen', async () => {
  await write(1)
  const at = (seconds: number) => verifyAudit(pool, { key, now: new Date(now.getTime() + seconds * 1_000) })
  assert.deepEqual((await at(10)).findings, [])
  assert.deepEqual(
    (await at(11)).findings.map(({ kind }) => kind),
    ['not-sealed'],
  )
})

test('a sealer that is kept from sealing says so', async () => {
  await write(1)
  await pool.transaction(async (thief) => {
    await thief.rows(sql`select pg_advisory_xact_lock(4711002)`)
    assert.equal((await seal(pool, key)).blocked, true)
  })
  assert.equal((await seal(pool, key)).sealed, 1)
})

test('another key finds every entry foreign', async () => {
  const { findings } = await verifyAudit(pool, { key: randomBytes(32), now })
  assert.equal(findings.filter(({ kind }) => kind === 'edited').length, 10)
})

test('an audit row can’t be changed or deleted by accident', async () => {
  for (const statement of [`update audit_entry set request_id = 'x'`, 'delete from audit_seal', 'truncate audit_seal'])
    await assert.rejects(pool.rows(rawStatement(statement)), /never changed/)
})

test('what can’t be stored to the letter is stored as it can be, and is no finding', async () => {
  const name = 'half \ud800, NUL \u0000, and a literal \\u0000'
  await pool.transaction((tx) =>
    record(tx, { action: 'token.created', actor: { kind: 'account', id: 'x', name }, details: { [name]: name } }),
  )
  await seal(pool, key)
  assert.deepEqual(await findings(), [])
  const { stored } = await pool.one<{ stored: string }>(sql`
    select actor_name as stored from audit_entry where action = 'token.created'`)
  assert.equal(stored, 'half \ufffd, NUL , and a literal \\u0000')
})

test('an entry rolls back together with what it tells', async () => {
  await assert.rejects(
    pool.transaction(async (tx) => {
      await record(tx, { action: 'token.created', actor: system })
      throw new Error('the use case failed')
    }),
  )
  assert.equal((await pool.one<{ count: number }>(sql`select count(*)::int as count from audit_entry`)).count, 10)
})

const entryAt = (position: number) => `select entry_id from audit_seal where position = ${position}`
