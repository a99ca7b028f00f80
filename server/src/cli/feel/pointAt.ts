const widthMax = 100

/** The line of a text that something stands in, and a mark below it. */
export function pointAt(text: string, { from, to }: { readonly from: number; readonly to: number }): string[] {
  const begin = text.lastIndexOf('\n', from - 1) + 1
  const end = text.indexOf('\n', from)
  const line = text.slice(begin, end < 0 ? text.length : end)
  // A long line is shown from a little before the place.
  const cut = from - begin > widthMax - 20 ? from - begin - 20 : 0
  const shown = line.slice(cut, cut + widthMax)
  const column = from - begin - cut
  const length = Math.max(1, Math.min(to, begin + line.length) - from)
  return [`  ${shown}`, `  ${' '.repeat(column)}${'^'.repeat(Math.min(length, Math.max(1, shown.length - column)))}`]
}
