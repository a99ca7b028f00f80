// How the window that signed in tells the one that waits. A channel reaches only pages of this site.

const channelName = 'countersign.signed-in'

export function tellOfSignIn(): void {
  const channel = new BroadcastChannel(channelName)
  channel.postMessage('signed-in')
  channel.close()
}

/** Calls `hear` at every sign-in in another window, until the answer is called. */
export function listenForSignIn(hear: () => unknown): () => void {
  const channel = new BroadcastChannel(channelName)
  channel.onmessage = () => void hear()
  return () => channel.close()
}
