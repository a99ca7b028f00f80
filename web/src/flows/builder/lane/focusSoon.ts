/** Leads the focus to what is only drawn with the next picture, and past whatever takes the focus back on closing. */
export function focusSoon(id: string): void {
  requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(id)?.focus()))
}
