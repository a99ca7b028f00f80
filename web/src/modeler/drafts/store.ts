// Drafts in this browser. IndexedDB, since a diagram may be larger than all that localStorage holds.

import type { Draft } from './draft.ts'

const name = 'countersign.modeler'
const drafts = 'drafts'

/** Undefined where it is not there any more, or not of this account. */
export async function readDraft(id: string, accountId: string): Promise<Draft | undefined> {
  const draft = await within('readonly', (store) => store.get(id) as IDBRequest<Draft | undefined>)
  return draft?.accountId === accountId ? draft : undefined
}

/** Newest first. */
export async function listDrafts(accountId: string): Promise<readonly Draft[]> {
  const all = await within('readonly', (store) => store.getAll() as IDBRequest<Draft[]>)
  return all.filter((draft) => draft.accountId === accountId).toSorted((a, b) => b.changedAtMs - a.changedAtMs)
}

export const deleteDraft = (id: string): Promise<undefined> => within('readwrite', (store) => store.delete(id))

/**
 * Writes a draft over the one that it follows. Where another window has written meanwhile, nothing of that is lost:
 * nothing is written, and false is the answer.
 */
export async function writeDraft(draft: Draft): Promise<boolean> {
  const database = await open()
  const { promise, resolve, reject } = Promise.withResolvers<boolean>()
  const transaction = database.transaction(drafts, 'readwrite')
  const store = transaction.objectStore(drafts)
  let written = false
  const before = store.get(draft.id) as IDBRequest<Draft | undefined>
  before.onsuccess = () => {
    if ((before.result?.revision ?? draft.revision - 1) !== draft.revision - 1) return
    store.put(draft)
    written = true
  }
  transaction.oncomplete = () => resolve(written)
  transaction.onabort = () => reject(transaction.error)
  return promise.finally(() => database.close())
}

async function within<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open()
  const { promise, resolve, reject } = Promise.withResolvers<T>()
  const transaction = database.transaction(drafts, mode)
  const request = ask(transaction.objectStore(drafts))
  transaction.oncomplete = () => resolve(request.result)
  transaction.onabort = () => reject(transaction.error)
  return promise.finally(() => database.close())
}

function open(): Promise<IDBDatabase> {
  const { promise, resolve, reject } = Promise.withResolvers<IDBDatabase>()
  const request = indexedDB.open(name, 1)
  request.onupgradeneeded = () => request.result.createObjectStore(drafts, { keyPath: 'id' })
  request.onsuccess = () => resolve(request.result)
  request.onerror = () => reject(request.error)
  return promise
}
