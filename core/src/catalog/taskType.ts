/** What a process calls an action by: `countersign:entra:lookup-user`. */
export const taskTypeOf = (connector: string, action: string): string =>
  `countersign:${connector}:${action.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`

/** The header by which the model says which connection it is done with: never a variable, so that no data chooses. */
export const connectionHeader = 'connection'
