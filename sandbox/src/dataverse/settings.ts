// What somebody decides for the sandbox's Dataverse, who is no part of it.

import type { Store } from '../store/index.ts'

/**
 * The cloud calls back https addresses with a name, and none of this machine. The sandbox has nobody but this machine's
 * programs to call, so it does by default, and can be told to be as strict.
 */
export const takesLocalCallbacks = (store: Store): boolean =>
  store.row<{ takes: 0 | 1 }>`select takes_local_callbacks as takes from dataverse_settings`?.takes !== 0

export const setLocalCallbacks = (store: Store, takes: boolean): void =>
  store.run`
    insert into dataverse_settings (only, takes_local_callbacks) values (1, ${Number(takes)})
    on conflict do update set takes_local_callbacks = excluded.takes_local_callbacks`
