import { createRequire } from 'node:module'
import type { ErrorObject, Options, ValidateFunction } from 'ajv'
import type { Ajv2020 } from 'ajv/dist/2020.js'
import { neededOf, relevantErrors } from './alternatives.ts'
import type { Violation } from './violation.ts'

/** Checks values against the project's schemas, by name, such as `v1/upload-request`. */
export interface Registry {
  validate(schema: string, value: unknown): readonly Violation[]
}

/** How schemas are compiled. A test checks that each is a valid schema: at run time, that check would take longest. */
export const settings: Options = {
  meta: false,
  validateSchema: false,
  verbose: true,
  strict: true,
  strictRequired: false,
  allowUnionTypes: true,
  validateFormats: false,
}

const require = createRequire(import.meta.url)

// Loaded for the first message, so that the start need not wait for it.
const loadAjv = (): typeof import('ajv/dist/2020.js') => require('ajv/dist/2020.js')

// Each error references its origin: for a list with millions of wrong entries, they would fill the memory.
const manyValues = 10_000

/** Compiles each schema when it is first needed. @param read finds a schema by name. */
export function createRegistry(read: (schema: string) => object): Registry {
  const thorough = createValidators(read, { allErrors: true })
  const hasty = createValidators(read, { allErrors: false })

  return {
    validate(schema, value) {
      const validator = (hasMore(value, manyValues) ? hasty : thorough)(schema)
      if (validator(value)) return []
      return relevantErrors(validator.errors ?? []).flatMap((error) => violationOf(error) ?? [])
    },
  }
}

/** Validators that report every problem, or stop at the first one. */
function createValidators(
  read: (schema: string) => object,
  { allErrors }: { allErrors: boolean },
): (schema: string) => ValidateFunction {
  let ajv: Ajv2020 | undefined
  const validators = new Map<string, ValidateFunction>()
  return (schema) => {
    const known = validators.get(schema)
    if (known) return known
    ajv ??= new (loadAjv().Ajv2020)({ ...settings, allErrors })
    const validator = ajv.compile(read(schema))
    validators.set(schema, validator)
    return validator
  }
}

/** Whether there are more than `most` values. It stops counting there, so that a circular value is no problem. */
function hasMore(value: unknown, most: number): boolean {
  const uncounted = [value]
  for (let counted = 0; uncounted.length > 0; counted++) {
    if (counted + uncounted.length > most) return true
    const one = uncounted.pop()
    if (typeof one !== 'object' || one === null) continue
    if (Array.isArray(one) && one.length > most) return true
    for (const inner of Object.values(one)) uncounted.push(inner)
  }
  return false
}

/** Turns Ajv's error into a sentence; undefined for errors that only repeat inner ones. */
function violationOf(error: ErrorObject): Violation | undefined {
  const { keyword, params, instancePath: pointer, data, parentSchema } = error
  const wrong = (expected: string): Violation => ({
    pointer,
    kind: 'wrong',
    message: `expected ${expected}, got ${show(data)}.`,
    discreet: `expected ${expected}, got ${sizeOf(data)}.`,
  })
  switch (keyword) {
    case 'required':
      return {
        pointer: `${pointer}/${params.missingProperty}`,
        kind: 'missing',
        message: 'is required and missing.',
      }
    case 'type': {
      const allowed: string[] = [params.type].flat()
      return { ...wrong(allowed.join(' or ')), allowed }
    }
    case 'enum':
      return {
        allowed: params.allowedValues.map(String),
        ...wrong(`one of ${params.allowedValues.map(named).join(', ')}`),
        ...(typeof data === 'string' && { misspelt: { word: data, known: params.allowedValues.map(String) } }),
      }
    case 'const':
      return wrong(show(params.allowedValue))
    case 'pattern':
      return wrong(`text matching ${params.pattern}${exampleIn(parentSchema)}`)
    case 'minLength':
      return {
        ...wrong(params.limit === 1 ? 'text that is not empty' : `at least ${params.limit} characters`),
        empty: data === '',
      }
    case 'minItems':
      return wrong(`at least ${params.limit} entries`)
    case 'minProperties':
      return wrong(`at least ${params.limit} members`)
    case 'additionalProperties':
    case 'unevaluatedProperties': {
      const name = params.additionalProperty ?? params.unevaluatedProperty
      const known = Object.keys(parentSchema?.properties ?? {})
      const misspelt = { word: name, known }
      return { pointer: `${pointer}/${name}`, kind: 'wrong', message: 'is not known here.', misspelt }
    }
    case 'false schema':
      return { pointer, kind: 'wrong', message: 'does not belong here.' }
    case 'dependentRequired': {
      const { property, missingProperty } = params
      return {
        pointer: `${pointer}/${missingProperty}`,
        kind: 'missing',
        message: `is needed beside ${property}, and missing.`,
      }
    }
    // Names are checked one by one, and each has its own error.
    case 'propertyNames':
    case 'if':
      return undefined
    case 'not': {
      const named = error.propertyName === undefined ? '' : `/${error.propertyName}`
      return { pointer: `${pointer}${named}`, kind: 'wrong', message: `is none of these. ${parentSchema?.description}` }
    }
    case 'oneOf':
    case 'anyOf': {
      const needed = neededOf(error)
      if (needed) return { pointer, kind: 'missing', message: `needs one of ${needed.join(', ')}.` }
      return wrong('one of the forms that the schema describes')
    }
    default:
      return {
        ...{ pointer, kind: 'wrong', message: `${error.message ?? keyword}, got ${show(data)}.` },
        discreet: `${error.message ?? keyword}, got ${sizeOf(data)}.`,
      }
  }
}

/** A schema's example, if any, which explains more than its pattern. */
function exampleIn(schema: ErrorObject['parentSchema']): string {
  const [example] = (schema?.examples ?? []) as readonly unknown[]
  return example === undefined ? '' : `, such as ${example}`
}

/** An allowed value; text that looks like something else is quoted. */
function named(value: unknown): string {
  return typeof value === 'string' && !/^(true|false|null|)$/.test(value) ? value : JSON.stringify(value)
}

/** A value in short, without what it says. */
function sizeOf(value: unknown): string {
  if (typeof value === 'string' && value !== '') return `a string of ${value.length} characters`
  return typeof value === 'number' ? 'a number' : show(value)
}

/** A value in short, with its type. */
function show(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return `an array of ${value.length}`
  if (typeof value === 'object') return 'an object'
  if (typeof value !== 'string') return `the ${typeof value} ${value}`
  return value === '' ? 'an empty string' : `the string "${value.length > 60 ? `${value.slice(0, 60)}…` : value}"`
}
