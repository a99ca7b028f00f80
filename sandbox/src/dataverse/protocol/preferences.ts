// The `Prefer` header, as far as Dataverse knows it.

export type Preferences = {
  returnsRepresentation: boolean
  /** Whether annotations of this name are wanted: `OData.Community.Display.V1.FormattedValue`. */
  wantsAnnotation: (name: string) => boolean
  pageSize: number | undefined
  /** What was understood, for `Preference-Applied`. */
  applied: readonly string[]
}

const pageMax = 5_000

export function readPreferences(header: string | null): Preferences {
  const parts = splitOutsideQuotes(header ?? '')
  const annotations = settingOf(parts, 'odata.include-annotations')
  const size = Number(settingOf(parts, 'odata.maxpagesize'))
  const pageSize = Number.isInteger(size) && size > 0 ? Math.min(size, pageMax) : undefined
  const returnsRepresentation = parts.some((part) => part.toLowerCase() === 'return=representation')
  return {
    returnsRepresentation,
    wantsAnnotation: annotationFilter(annotations),
    pageSize,
    applied: [
      ...(returnsRepresentation ? ['return=representation'] : []),
      ...(annotations === undefined ? [] : [`odata.include-annotations="${annotations}"`]),
      ...(pageSize === undefined ? [] : [`odata.maxpagesize=${pageSize}`]),
    ],
  }
}

const splitOutsideQuotes = (header: string): string[] =>
  (header.match(/(?:"[^"]*"|[^,])+/g) ?? []).map((part) => part.trim()).filter((part) => part !== '')

function settingOf(parts: readonly string[], name: string): string | undefined {
  const part = parts.find((one) => one.toLowerCase().startsWith(`${name}=`))
  return part?.slice(name.length + 1).replace(/^"(.*)"$/, '$1')
}

/** `*`, `Microsoft.Dynamics.CRM.*`, names; with a minus in front they are left out. */
function annotationFilter(text: string | undefined): (name: string) => boolean {
  const patterns = (text ?? '').split(',').flatMap((part) => part.trim() || [])
  const fits = (pattern: string, name: string): boolean =>
    pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern
  return (name) =>
    patterns.some((pattern) => !pattern.startsWith('-') && fits(pattern, name)) &&
    !patterns.some((pattern) => pattern.startsWith('-') && fits(pattern.slice(1), name))
}
