/** What stops the start and is told as it is: the message is for the person at the terminal. */
export class CantStart extends Error {}
