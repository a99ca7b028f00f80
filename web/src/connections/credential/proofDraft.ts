export type ProofDraft = { by: 'secret' | 'certificate'; secret: string; pem: string }

export const emptyProof: ProofDraft = { by: 'secret', secret: '', pem: '' }

/** As the operations take it. What stands around a secret that was copied is no part of it. */
export const proofOf = ({ by, secret, pem }: ProofDraft) =>
  by === 'secret' ? { by, secret: secret.trim() } : { by, pem }
