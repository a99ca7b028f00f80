import type { ApprovalType } from '../../automate/index.ts'

const types: Readonly<Record<ApprovalType, string>> = {
  Basic: 'Approve/Reject - First to respond',
  BasicAwaitAll: 'Approve/Reject - Everyone must approve',
  CustomResponse: 'Custom Responses - Wait for one response',
  CustomResponseAwaitAll: 'Custom Responses - Wait for all responses',
}

/** As the action in the designer offers it; a flow may name any other. */
export const approvalTypeName = (type: string): string => (types as Readonly<Record<string, string>>)[type] ?? type
