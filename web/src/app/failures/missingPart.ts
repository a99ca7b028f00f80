// Pages come in parts that are loaded when they are needed. Browsers have no code for one that does not come, only words.

const words = [
  'Failed to fetch dynamically imported module', // Chromium
  'error loading dynamically imported module', // Firefox
  'Importing a module script failed', // Safari
  'Unable to preload CSS', // Vite
]

export const isMissingPart = (error: unknown): boolean =>
  error instanceof Error && words.some((one) => error.message.includes(one))
