const namespaces = `xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"`

const action = (id: string, taskType: string): string => `
    <bpmn:serviceTask id="${id}">
      <bpmn:extensionElements><zeebe:taskDefinition type="${taskType}" /></bpmn:extensionElements>
    </bpmn:serviceTask>`

/** Two actions of a type with a decision between them; the decision is for those who operate processes. */
export const twoActionsXml = (processId: string, taskType: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions ${namespaces} id="Definitions_1" targetNamespace="http://alder.example/bpmn">
  <bpmn:process id="${processId}" isExecutable="true">
    <bpmn:startEvent id="start" />
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="create" />${action('create', taskType)}
    <bpmn:sequenceFlow id="f2" sourceRef="create" targetRef="ask" />
    <bpmn:userTask id="ask">
      <bpmn:extensionElements><zeebe:userTask /></bpmn:extensionElements>
    </bpmn:userTask>
    <bpmn:sequenceFlow id="f3" sourceRef="ask" targetRef="tell" />${action('tell', taskType)}
    <bpmn:sequenceFlow id="f4" sourceRef="tell" targetRef="end" />
    <bpmn:endEvent id="end" />
  </bpmn:process>
</bpmn:definitions>`
