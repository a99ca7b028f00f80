/** A client of a cloud that this server was once configured with. */
export const cloudUnknown =
  'This server no longer knows the cloud of the Power Automate client. Register the client again.'
