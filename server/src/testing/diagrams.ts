// Processes as somebody sends them: BPMN with Zeebe's extensions.

export const file = (process: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="Definitions_1" targetNamespace="http://alder.example/bpmn">
${process}
</bpmn:definitions>`

/** Create the user, ask somebody, end: an action and a decision. */
export const hiringXml = (more: { taskType?: string; name?: string; task?: string } = {}): string => {
  const { taskType = 'test.create', name = 'Hiring' } = more
  const { task = '<zeebe:assignmentDefinition candidateGroups="help-desk" />' } = more
  return file(`
  <bpmn:process id="hiring" name="${name}" isExecutable="true">
    <bpmn:startEvent id="start"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="create" />
    <bpmn:serviceTask id="create" name="Create the user">
      <bpmn:extensionElements>
        <zeebe:taskDefinition type="${taskType}" retries="2" />
        <zeebe:taskHeaders><zeebe:header key="area" value="Stuttgart" /></zeebe:taskHeaders>
      </bpmn:extensionElements>
    </bpmn:serviceTask>
    <bpmn:sequenceFlow id="f2" sourceRef="create" targetRef="ask" />
    <bpmn:userTask id="ask" name="Hand over the laptop">
      <bpmn:extensionElements><zeebe:userTask />${task}</bpmn:extensionElements>
    </bpmn:userTask>
    <bpmn:sequenceFlow id="f3" sourceRef="ask" targetRef="end" />
    <bpmn:endEvent id="end" />
  </bpmn:process>`)
}

/** Waits for a message, or for a signal. */
export const waitingXml = file(`
  <bpmn:message id="m1" name="answered">
    <bpmn:extensionElements><zeebe:subscription correlationKey="=employeeId" /></bpmn:extensionElements>
  </bpmn:message>
  <bpmn:signal id="s1" name="alarm" />
  <bpmn:process id="waiting" isExecutable="true">
    <bpmn:startEvent id="start" />
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="either" />
    <bpmn:eventBasedGateway id="either" />
    <bpmn:sequenceFlow id="f2" sourceRef="either" targetRef="message" />
    <bpmn:sequenceFlow id="f3" sourceRef="either" targetRef="signal" />
    <bpmn:intermediateCatchEvent id="message"><bpmn:messageEventDefinition id="d1" messageRef="m1" /></bpmn:intermediateCatchEvent>
    <bpmn:intermediateCatchEvent id="signal"><bpmn:signalEventDefinition id="d2" signalRef="s1" /></bpmn:intermediateCatchEvent>
    <bpmn:sequenceFlow id="f4" sourceRef="message" targetRef="end" />
    <bpmn:sequenceFlow id="f5" sourceRef="signal" targetRef="end" />
    <bpmn:endEvent id="end" />
  </bpmn:process>`)

/** Can't run: a service task that does not say what is to be done, and a transaction. */
export const unfitXml = file(`
  <bpmn:process id="unfit" isExecutable="true">
    <bpmn:startEvent id="start" />
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="create" />
    <bpmn:serviceTask id="create" name="Create the user" />
    <bpmn:sequenceFlow id="f2" sourceRef="create" targetRef="whole" />
    <bpmn:transaction id="whole" />
  </bpmn:process>`)

/**
 * One question to people: who is asked, until when and how urgently stands in variables. With a form it is the old kind
 * of user task, whose form lies in the diagram.
 */
export const askingXml = (form?: string): string => {
  const embedded = '<zeebe:formDefinition formKey="camunda-forms:bpmn:form" />'
  return file(`
  <bpmn:process id="asking" name="Asking" isExecutable="true">
    ${form === undefined ? '' : `<bpmn:extensionElements><zeebe:userTaskForm id="form">${form}</zeebe:userTaskForm></bpmn:extensionElements>`}
    <bpmn:startEvent id="start" />
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="ask" />
    <bpmn:userTask id="ask" name="Approve the order">
      <bpmn:extensionElements>
        ${form === undefined ? '<zeebe:userTask />' : embedded}
        <zeebe:assignmentDefinition assignee="=assignee" candidateUsers="=if users = null then [] else users"
          candidateGroups="=if groups = null then [] else groups" />
        <zeebe:taskSchedule dueDate="=due" />
        <zeebe:priorityDefinition priority="=if priority = null then 50 else priority" />
      </bpmn:extensionElements>
    </bpmn:userTask>
    <bpmn:sequenceFlow id="f2" sourceRef="ask" targetRef="end" />
    <bpmn:endEvent id="end" />
  </bpmn:process>`)
}

/** Gets stuck at a choice inside of a sub-process while `amount` is no number, and then at a process nobody deployed. */
export const stuckXml = file(`
  <bpmn:process id="stuck" name="Ordering" isExecutable="true">
    <bpmn:startEvent id="start" />
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="inside" />
    <bpmn:subProcess id="inside">
      <bpmn:startEvent id="begin" />
      <bpmn:sequenceFlow id="g1" sourceRef="begin" targetRef="choice" />
      <bpmn:exclusiveGateway id="choice" name="More than 5?" />
      <bpmn:sequenceFlow id="g2" sourceRef="choice" targetRef="many">
        <bpmn:conditionExpression>=amount &gt; 5</bpmn:conditionExpression>
      </bpmn:sequenceFlow>
      <bpmn:sequenceFlow id="g3" sourceRef="choice" targetRef="few">
        <bpmn:conditionExpression>=amount &lt;= 5</bpmn:conditionExpression>
      </bpmn:sequenceFlow>
      <bpmn:endEvent id="many" />
      <bpmn:endEvent id="few" />
    </bpmn:subProcess>
    <bpmn:sequenceFlow id="f2" sourceRef="inside" targetRef="call" />
    <bpmn:callActivity id="call" name="Pack it">
      <bpmn:extensionElements><zeebe:calledElement processId="nowhere" /></bpmn:extensionElements>
    </bpmn:callActivity>
    <bpmn:sequenceFlow id="f3" sourceRef="call" targetRef="end" />
    <bpmn:endEvent id="end" />
  </bpmn:process>`)
