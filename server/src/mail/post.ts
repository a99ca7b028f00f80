// Letters are posted in the transaction of what they tell: they go if it commits, and only then. Nothing is sent here.

import type { Letter } from '@countersign/core/mail'
import type { Db } from '../platform/database/index.ts'
import { newId } from '../platform/ids.ts'
import { storable, storableJson } from '../platform/storable.ts'
import { insertLetters, type NewLetter } from './sql.ts'
import { whyUnsendable } from './whyUnsendable.ts'

/**
 * Whatever is wrong with mail, this does not fail for it: a letter to nobody's address is kept as one that could not be
 * sent, with the sentence that says so.
 */
export async function postLetters(tx: Db, letters: readonly Letter[]): Promise<void> {
  for (let from = 0; from < letters.length; from += insertedMax)
    await insertLetters(
      tx,
      letters.slice(from, from + insertedMax).map((letter, index) => asNew(letter, from + index)),
    )
}

/** Of one list; with those of others it goes into one statement as far as that bears it. */
const insertedMax = 200

/** About how much a letter is, beside what it tells of what it is about. */
export const letterBytes = 1_000

/** Of a request that a thousand may decide the letters go within a minute, and those of others between them. */
const atOnceMax = 20
const pauseMs = 1_000

function asNew({ key, to, template, values, about }: Letter, place: number): NewLetter {
  const address = to.address.trim()
  return {
    ...{ id: newId(), key: storable(key), template, about },
    content: storableJson(values),
    toName: storable(to.name),
    toAddress: storable(address),
    sentence: whyUnsendable({ name: to.name, address }),
    waitsMs: Math.floor(place / atOnceMax) * pauseMs,
  }
}
