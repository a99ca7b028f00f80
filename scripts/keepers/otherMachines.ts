// A repository that names the machine it was written on works there only: no host of a package registry (the lock
// file leaves them out, each machine knows its own), and no path of somebody's home or work folder.

const namesOfMachines = [
  /\b(registry|artifactory|nexus|verdaccio|npm)\.[a-z0-9-]+\.(com|org|net|io|dev|cloud|corp|example|internal|lan|local)\b/i,
  /:\/\/[^\s/'"]*(registry|artifactory|nexus|verdaccio)[^\s/'"]*\.[^\s/'"]+/i,
  /^\s*registry\s*=/,
  /"resolved": "https?:/,
  /\/(home|Users|work)\/\w[\w.-]*\//,
  /\/root\/\w/,
  /\b[A-Z]:\\+Users\\+\w/,
]

/** The lines of a text that name another machine. */
export const machinesIn = (text: string): string[] =>
  text.split('\n').filter((line) => namesOfMachines.some((pattern) => pattern.test(line)))
