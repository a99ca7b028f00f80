import { html } from 'hono/html'
import type { Html } from '../../../pages/index.ts'
import type { Visit } from '../visit.ts'

export type PostForm = {
  action: string
  body?: Html
  /** What the button says. */
  submit: string
  /** Its name and value, where there are several buttons or nothing else is sent. */
  submitAs?: { name: string; value: string }
  isDangerous?: boolean
  cancel?: string
}

/** A form that does something. */
export const postForm = ({ canary }: Visit, { action, body, submit, submitAs, isDangerous, cancel }: PostForm): Html =>
  html`<form class="fields" method="post" action="${action}"><input type="hidden" name="canary" value="${canary}">
${body ?? ''}
<p class="buttons"><button class="${isDangerous ? 'danger-button' : 'main-button'}"${submitAs ? html` name="${submitAs.name}" value="${submitAs.value}"` : ''}>${submit}</button>
${cancel === undefined ? '' : html`<a class="plain-button" href="${cancel}">Cancel</a>`}</p></form>`

export type PostButton = { action: string; text: string; isMain?: boolean; fields?: Readonly<Record<string, string>> }

/** One button that does something at once. */
export const postButton = ({ canary }: Visit, { action, text, isMain, fields = {} }: PostButton): Html =>
  html`<form class="single" method="post" action="${action}"><input type="hidden" name="canary" value="${canary}">
${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}<button class="${isMain ? 'main-button' : 'plain-button'}">${text}</button></form>`

export type Field = {
  /** Unique on the page; it is the field's id as well. */
  name: string
  label: string
  value?: string
  hint?: string
  /** What is wrong with what was sent. */
  error?: string | undefined
  isRequired?: boolean
  isReadOnly?: boolean
}

const about = ({ name, hint, error }: Field): string =>
  [hint === undefined ? '' : `${name}-hint`, error === undefined ? '' : `${name}-error`].join(' ').trim()

const attributes = (field: Field): Html =>
  html`id="${field.name}" name="${field.name}"${field.isRequired ? html` required` : ''}${field.isReadOnly ? html` readonly` : ''}${field.error === undefined ? '' : html` aria-invalid="true"`}${about(field) === '' ? '' : html` aria-describedby="${about(field)}"`}`

const around = (field: Field, control: Html): Html =>
  html`<div class="field"><label for="${field.name}">${field.label}</label>${control}
${field.hint === undefined ? '' : html`<p class="soft" id="${field.name}-hint">${field.hint}</p>`}
${field.error === undefined ? '' : html`<p class="wrong" id="${field.name}-error">${field.error}</p>`}</div>`

export const textField = (field: Field & { type?: 'text' | 'password' | 'url' | 'email' | 'number' }): Html =>
  around(
    field,
    html`<input type="${field.type ?? 'text'}" ${attributes(field)} value="${field.value ?? ''}" autocomplete="off" spellcheck="false">`,
  )

export const textArea = (field: Field & { rows?: number; isCode?: boolean }): Html =>
  around(
    field,
    html`<textarea${field.isCode ? html` class="code"` : ''} ${attributes(field)} rows="${field.rows ?? 4}" spellcheck="false">${field.value ?? ''}</textarea>`,
  )

export type Option = { value: string; text: string }

export const selectField = (field: Field & { options: readonly Option[] }): Html =>
  around(
    field,
    html`<select ${attributes(field)}>${field.options.map(
      ({ value, text }) =>
        html`<option value="${value}"${value === field.value ? html` selected` : ''}>${text}</option>`,
    )}</select>`,
  )

/** One of several, all of them in sight. */
export const choiceField = ({
  name,
  label,
  value,
  options,
}: {
  name: string
  label: string
  value?: string
  options: readonly Option[]
}): Html =>
  html`<fieldset class="field"><legend>${label}</legend>${options.map(
    (one) =>
      html`<label class="choice"><input type="radio" name="${name}" value="${one.value}"${one.value === value ? html` checked` : ''} required> <span>${one.text}</span></label>`,
  )}</fieldset>`

/** Sent as `1` when ticked, else not at all. */
export const checkField = ({ name, label, isOn }: { name: string; label: string; isOn: boolean }): Html =>
  html`<div class="field"><label class="choice"><input type="checkbox" name="${name}" value="1"${isOn ? html` checked` : ''}> <span>${label}</span></label></div>`
