import { code, table } from './markdown.ts'
import type { Schema } from './message-schema.ts'

/** A JSON Schema as far as the scenario's own goes. */
interface Form {
  readonly $ref?: string
  readonly description?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly not?: Form
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly anyOf?: readonly Form[]
  readonly items?: Form
  readonly properties?: Readonly<Record<string, Form>>
  readonly additionalProperties?: Form | boolean
  readonly required?: readonly string[]
}

/** Every key of a scenario file: which values it takes, and what it does. */
export function languageSection(schema: Schema): string[] {
  const root = schema as Form
  const definitions = schema.$defs as Readonly<Record<string, Form>>
  return [
    '## The keys of a file',
    '',
    ...keys(root),
    ...withKeys(root).flatMap(([key, form]) => section(code(key), form)),
    ...namesInOrder(definitions).flatMap((name) => {
      const form = definitions[name] ?? {}
      return [...section(titleOf(name), form), ...withKeys(form).flatMap(([key, inner]) => section(code(key), inner))]
    }),
  ]
}

// The name of a definition in a heading, and in references to it; in the order of the page.
const names: Readonly<Record<string, { readonly title: string; readonly words: string }>> = {
  stage: { title: 'Stages', words: 'a stage' },
  match: { title: 'Conditions', words: 'conditions' },
  predicate: { title: 'Predicates', words: 'a predicate' },
  refusal: { title: 'Refusals', words: 'code and text' },
  v1: { title: 'Words of v1', words: 'words of v1' },
  v3: { title: 'Words of v3', words: 'words of v3' },
  callback: { title: 'Faults of a callback', words: 'faults' },
  outcome: { title: 'Outcomes', words: 'an outcome' },
  member: { title: 'Members of a result', words: 'a member' },
  v3_member: { title: 'Members of a result of v3', words: 'a member' },
  duration: { title: 'Durations', words: 'a duration' },
}

function namesInOrder(definitions: object): string[] {
  return [...new Set([...Object.keys(names), ...Object.keys(definitions)])].filter((name) => name in definitions)
}

function titleOf(name: string): string {
  return names[name]?.title ?? name
}

/** The members that are objects with keys of their own. */
function withKeys({ properties = {} }: Form): [string, Form][] {
  return Object.entries(properties).filter(([, form]) => form.properties !== undefined)
}

function section(title: string, form: Form): string[] {
  const words = [
    ...(form.enum ? [`One of ${wordsOf(form.enum)}.`, ''] : []),
    ...(form.not?.enum ? [`None of ${wordsOf(form.not.enum)}.`, ''] : []),
  ]
  return [`### ${title}`, '', ...(form.description ? [form.description, ''] : []), ...words, ...keys(form)]
}

function keys(form: Form): string[] {
  const objects = form.properties ? [form] : (form.anyOf ?? []).filter(({ properties }) => properties)
  return objects.flatMap(({ properties = {}, required = [] }) => {
    const rows = Object.entries(properties).map(([key, value]) => [
      code(key) + (required.includes(key) ? ' _(required)_' : ''),
      holds(value, code(key)),
      value.description ?? '',
    ])
    return [...table(['key', 'holds', 'says'], rows), '']
  })
}

/** What may stand there, in words. @param key what its own section is called, if it has one. */
function holds(form: Form, key: string): string {
  if (form.$ref) return link(form.$ref)
  if (form.anyOf) return form.anyOf.map((one) => holds(one, key)).join(', or ')
  if (form.enum) return wordsOf(form.enum)
  switch (form.type) {
    case 'array':
      return `a list; each entry: ${holds(form.items ?? {}, key)}`
    case 'boolean':
      return `${code('true')} ${code('false')}`
    case 'integer':
      return `a number from ${form.minimum} to ${form.maximum}`
    case 'object':
      if (form.additionalProperties === true) return 'keys of your own, with any value'
      return form.properties
        ? `see [${key}](#${anchor(key)})`
        : `keys of your own; for each: ${holds((form.additionalProperties as Form) ?? {}, key)}`
    case 'string':
      return form.pattern ? `text that matches ${code(form.pattern)}` : 'text'
    default:
      return [form.type ?? []]
        .flat()
        .map((type) => (type === 'string' ? 'text' : `a ${type}`))
        .join(', or ')
  }
}

function wordsOf(words: readonly unknown[]): string {
  return words.map((word) => code(String(word))).join(' ')
}

function link(ref: string): string {
  const name = ref.replace('#/$defs/', '')
  return `[${names[name]?.words ?? name}](#${anchor(titleOf(name))})`
}

/** A heading's anchor, as GitHub makes it. */
function anchor(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')
}
