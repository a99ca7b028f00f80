import type { createFlowTemplate, InputOf, WorkflowLink } from '@countersign/core/api'

export type DepartmentSite = { key: number; department: string; site: string }

export type TemplateDraft = { as: 'flow-account' | 'application'; addsToSite: boolean; sites: DepartmentSite[] }

export const draftOf = ({ template }: WorkflowLink): TemplateDraft => ({
  as: template?.as ?? 'flow-account',
  addsToSite: false,
  sites: [{ key: 1, department: '', site: '' }],
})

export type TemplateBody = InputOf<typeof createFlowTemplate>['body']

export const bodyOf = ({ as, addsToSite, sites }: TemplateDraft): TemplateBody => ({
  as,
  sites: addsToSite ? sites.map(({ department, site }) => ({ department, site })) : [],
})
