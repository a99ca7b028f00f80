/** Gives whoever sits here a file. */
export function download(fileName: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  // The browser has begun to read it by then; an address that is never given back keeps the text in memory.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
