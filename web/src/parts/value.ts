import { useSyncExternalStore } from 'react'

/** Something that changes outside of React and is shown inside it. */
export type Value<T> = { get: () => T; set: (next: T) => void; subscribe: (listener: () => void) => () => void }

export function makeValue<T>(initial: T): Value<T> {
  let current = initial
  const listeners = new Set<() => void>()
  return {
    get: () => current,
    set: (next) => {
      current = next
      for (const listener of [...listeners]) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export const useValue = <T>(value: Value<T>): T => useSyncExternalStore(value.subscribe, value.get)
