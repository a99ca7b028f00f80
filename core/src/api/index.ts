export {
  type Account,
  createRoleRule,
  deleteRoleRule,
  endAccountSessions,
  endMySession,
  endMySessions,
  getMe,
  listAccounts,
  listMySessions,
  listRoleRules,
  type Me,
  type Session,
  type StoredRoleRule,
  setGrantedRoles,
  signOut,
} from './accounts.ts'
export { type AuditEntry, exportAudit, searchAudit } from './audit.ts'
export { type ChangeRecord, changeAnswer, changeStates, getChange, listObjectHistory, submitChange } from './changes.ts'
export {
  beginSignIn,
  type Connection,
  connectionsMax,
  createConnection,
  deleteConnection,
  getConnection,
  getConnectionChoices,
  listConnections,
  replaceCredential,
  setConnectionActions,
  testConnection,
} from './connections.ts'
export {
  type DirectoryAnswer,
  getObject,
  listDirectories,
  listRelated,
  type ObjectAnswer,
  type StoredObject,
  searchObjects,
} from './directories.ts'
export {
  completeIncident,
  failuresTold,
  type Incident,
  type IncidentAges,
  type IncidentCause,
  listIncidentCauses,
  listIncidents,
  resolvedMax,
  resolveIncident,
  resolveIncidents,
} from './incidents.ts'
export {
  cancelInstance,
  getInstance,
  getInstanceHistory,
  type HistoryEntry,
  type Instance,
  type InstanceDetails,
  type InstanceStatus,
  searchInstances,
  setVariables,
  startInstance,
  type Visit,
} from './instances.ts'
export {
  type ActivatedJob,
  activateJobs,
  completeJob,
  extendJobLease,
  failJob,
  throwJobError,
} from './jobs.ts'
export {
  authenticateLink,
  checkLink,
  createFlowTemplate,
  deletePowerAutomate,
  deleteWorkflowLink,
  flowAccount,
  getPowerAutomate,
  getWorkflowLink,
  linkStates,
  makeFlowAccount,
  type NeededPermission,
  type PowerAutomateClient,
  putPowerAutomate,
  putRequestUrl,
  sitesMax,
  testLayers,
  testPowerAutomate,
  type WorkflowLink,
} from './links.ts'
export {
  getLetter,
  getMail,
  type LetterRecord,
  letterStates,
  listLetters,
  type MailState,
  sendLetterAgain,
  sendTestLetter,
} from './mail.ts'
export { broadcastSignal, publishMessage } from './messages.ts'
export {
  type Access,
  type AnswerOf,
  defineOperation,
  type InputOf,
  type Operation,
  type ParsedOf,
} from './operation.ts'
export { type Finding, type Problem, type ProblemCode, problem, problemCodes, problemTitles } from './problem.ts'
export {
  checkFile,
  deployFile,
  diagramBytesMax,
  getProcessVersion,
  listProcesses,
  listProcessVersions,
  type ProcessSummary,
  type ProcessVersion,
} from './processes.ts'
export type { RequestDeed, RequestDetails, RequestEvent, RequestState, RequestSummary } from './requests.ts'
export { createSecret, deleteSecret, listSecrets, replaceSecret, type Secret, secretsMax } from './secrets.ts'
export {
  checkStore,
  createStore,
  generatedMax,
  generatePeople,
  getStore,
  type IdentityStore,
  importStore,
  listStores,
  updateStore,
} from './stores.ts'
export {
  type FactType,
  getInstanceStory,
  getInstanceTrail,
  type StoryStep,
  type StoryStop,
  type Trail,
  type VariableStep,
} from './story.ts'
export { type Activity, type Component, getActivity, getSystem, getWelcome, type SystemState } from './system.ts'
export {
  assignTask,
  claimTask,
  completeTask,
  countTasks,
  getTask,
  listTasks,
  releaseTask,
  type TaskDeed,
  type TaskDetails,
  type TaskForm,
  type TaskOrder,
  taskDeeds,
  taskOrders,
  tasksCountedMax,
  type UserTask,
} from './tasks.ts'
export { type ApiToken, createToken, listTokens, revokeToken, tokenDaysMax } from './tokens.ts'
export {
  createWorkflow,
  deleteWorkflow,
  enableWorkflow,
  getWorkflow,
  getWorkflowSettings,
  listWorkflows,
  tryOutcomes,
  tryWorkflows,
  updateWorkflow,
  updateWorkflowSettings,
  type WorkflowAnswer,
  type WorkflowSettingsAnswer,
} from './workflows.ts'
