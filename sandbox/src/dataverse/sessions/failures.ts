// Why runs fail: the codes are documented by Microsoft, with a sentence each.

export type SessionFailure = { code: string; message: string }

export const failures = {
  offline: {
    code: 'NoListenerConnected',
    message:
      "The endpoint wasn't found. There are no listeners connected to the endpoint. Check that your machine is online.",
  },
  noMachine: {
    code: 'NoCandidateMachine',
    message:
      'No machine able to run the desktop flow has been found. The run has exceeded the queue waiting time limit.',
  },
  timedOut: {
    code: 'DesktopFlowsActionTimeout',
    message: 'The execution of the desktop flow action exceeded maximum duration.',
  },
  credentials: {
    code: 'WindowsIdentityIncorrect',
    message: 'Check that you can sign in to the machine using the connection credentials.',
  },
} as const satisfies Readonly<Record<string, SessionFailure>>

/** What somebody at the desktop may choose from, beside what they write themselves. */
export const likelyFailures: readonly SessionFailure[] = [
  { code: 'ControlNotFound', message: 'Failed to press the button: the window could not be found.' },
  {
    code: 'AttendedUserNotLoggedIn',
    message: "Check that you're logged in with the correct user and that the session is unlocked on the machine.",
  },
  {
    code: 'SessionExistsForTheUserWhenUnattended',
    message:
      "Check that you aren't logged in with the same user (regardless of the state of the session) on the machine.",
  },
  { code: 'UIFlowAlreadyRunning', message: 'A desktop flow is already running on the machine.' },
  failures.credentials,
  failures.offline,
]
