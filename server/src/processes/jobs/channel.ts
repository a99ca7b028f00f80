/** Where servers tell one another that jobs are free. */
export const jobChannel = 'countersign_job'
