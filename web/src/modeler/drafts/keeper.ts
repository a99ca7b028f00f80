// Keeps one diagram in this browser while it changes.
//
// 1  A draft that another window has changed meanwhile is never written over: this one goes on as a draft of its own.
// 2  A draft ends when somebody ends it; never by itself.

import type { Draft } from './draft.ts'
import { deleteDraft, writeDraft } from './store.ts'

export type DraftContent = Pick<Draft, 'title' | 'fileName' | 'xml' | 'origin'>

export type Keeper = {
  draft(): Draft | null
  /** “apart”: from now on beside the draft of another window. “failed”: this browser keeps nothing. */
  keep(content: DraftContent): Promise<'kept' | 'apart' | 'failed'>
  end(): Promise<void>
}

/** Begins with the draft that was restored, if there is one. */
export function draftKeeper(accountId: string, restored: Draft | null): Keeper {
  let draft = restored
  let wasParted = false
  // One after the other: two at once would each follow the same draft.
  let before: Promise<unknown> = Promise.resolve()

  async function write(content: DraftContent): Promise<void> {
    if (draft?.xml === content.xml) return
    const apart = { ...content, id: crypto.randomUUID(), accountId, changedAtMs: Date.now(), revision: 1 }
    const next = draft ? { ...apart, id: draft.id, revision: draft.revision + 1 } : apart
    if (await writeDraft(next)) draft = next
    else {
      await writeDraft(apart)
      draft = apart
      wasParted = true
    }
  }

  return {
    draft: () => draft,
    keep: (content) => {
      const written = before.then(() => write(content))
      before = written.catch(() => undefined)
      return written.then(
        () => (wasParted ? 'apart' : 'kept'),
        () => 'failed' as const, // a browser may refuse to keep anything: for the page to tell
      )
    },
    end: async () => {
      await before
      if (draft) await deleteDraft(draft.id)
      draft = null
    },
  }
}
