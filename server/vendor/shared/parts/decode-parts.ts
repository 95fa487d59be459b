import { FieldError } from '../../../core/field-error.ts'
import { jsonOf } from '../../../http/parts/json-part.ts'
import type { Field, Parts } from '../../../http/parts/parts.ts'

/** What is read of a request's parts. */
export interface PartNames {
  /** The parts of text and JSON that the operation knows; of any other, text is kept as it is. */
  readonly known: readonly string[]
  /** Those that hold JSON, with or without a Content-Type that says so. */
  readonly json: readonly string[]
  /** Of these, those that have to be there: members in brackets do not make one. */
  readonly required?: readonly string[]
  /** Those that are true or false. */
  readonly flags?: readonly string[]
  /** Those that are numbers. */
  readonly numbers?: readonly string[]
}

/**
 * Makes an object of what a request says in text, those parts that hold JSON parsed. What is sent in brackets is dropped, as Smile ID
 * drops it (v3 §2.1). @throws FieldError when a part is a file, is not JSON, or came more than once.
 */
export function decodeParts(
  { fields, files, nested, nameless }: Parts,
  { known, json, required = [], flags = [], numbers = [] }: PartNames,
): Readonly<Record<string, unknown>> {
  const asFile = [...files.map(({ name }) => name), ...nameless].find((name) => known.includes(name))
  if (asFile !== undefined)
    throw wrong(asFile, `The part "${asFile}" came as a file. Send it as text, without a filename.`)
  for (const name of required) if (!fields.has(name)) refuseBrackets(name, nested)
  const plain = [...fields].filter(([name]) => !name.includes('['))
  return Object.fromEntries(
    plain.map(([name, sent]) => {
      const value = partValue(name, sent, json)
      if (flags.includes(name)) return [name, flagOf(value)]
      return [name, numbers.includes(name) ? numberOf(value) : value]
    }),
  )
}

function partValue(name: string, [first, ...more]: readonly Field[], json: readonly string[]): unknown {
  if (!first || more.length > 0) {
    throw wrong(name, `The part "${name}" came ${more.length + 1} times, and is read once.`)
  }
  return json.includes(name) ? jsonOf(first) : first.text
}

/** Text that says so, as a boolean; any other is left for the schema to refuse. Source: v3 §4. */
function flagOf(value: unknown): unknown {
  return value === 'true' || (value === 'false' ? false : value)
}

function numberOf(value: unknown): unknown {
  return typeof value === 'string' && /^-?[0-9]+([.][0-9]+)?$/.test(value) ? Number(value) : value
}

function refuseBrackets(name: string, nested: readonly string[]): void {
  const sent = nested.find((one) => one.startsWith(`${name}[`))
  if (sent === undefined) return
  throw wrong(name, `Members in brackets, such as "${sent}", are not read. Send "${name}" as one part of JSON.`)
}

function wrong(field: string, hint: string): FieldError {
  return new FieldError('wrong_type', hint, { field, problem: 'wrong' })
}
