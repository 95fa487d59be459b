import type { ErrorObject } from 'ajv'

/**
 * The errors worth telling. Of a choice between forms (`anyOf`, `oneOf`) Ajv tells every form's errors and then that none
 * would do: here a value that has the type of one form is told that form's errors alone, and a value that has the type
 * of none is told the types once.
 */
export function tellingErrors(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const told: ErrorObject[] = []
  for (const error of errors) {
    if (error.keyword === 'anyOf' || error.keyword === 'oneOf') told.push(...settled(takeWithin(told, error), error))
    else told.push(error)
  }
  return told
}

/** Takes the errors at and below a place off the end: Ajv reports a choice right after what it found there. */
function takeWithin(told: ErrorObject[], { instancePath }: ErrorObject): ErrorObject[] {
  const start = told.findLastIndex((one) => !`${one.instancePath}/`.startsWith(`${instancePath}/`)) + 1
  return told.splice(start)
}

function settled(found: readonly ErrorObject[], choice: ErrorObject): ErrorObject[] {
  const forms = choice.schema as readonly object[]
  if (neededOf(choice))
    return [...found.filter(({ schemaPath }) => !schemaPath.startsWith(`${choice.schemaPath}/`)), choice]
  const types = found.filter((one) => one.keyword === 'type' && one.instancePath === choice.instancePath)
  // A form that has another type has nothing more to say, such as which words it would know.
  const unfit = types.map(({ schemaPath }) => schemaPath.replace(/type$/, ''))
  const isUnfit = (one: ErrorObject) =>
    one.instancePath === choice.instancePath && unfit.some((form) => one.schemaPath.startsWith(form))
  const rest = found.filter((one) => !isUnfit(one))
  if (types.length === forms.length) return [...rest, withTypesOf(types, choice)]
  return types.length === forms.length - 1 && rest.length > 0 ? rest : [...found, choice]
}

/** What each form needs, of a choice between forms that say nothing else. */
export function neededOf({ schema }: ErrorObject): string[] | undefined {
  const forms = schema as readonly { readonly required?: readonly string[] }[]
  const needs = forms.map((form) => (Object.keys(form).join() === 'required' ? form.required : undefined))
  return needs.every((names) => names !== undefined) ? needs.map((names) => names.join(' with ')) : undefined
}

function withTypesOf(types: readonly ErrorObject[], { instancePath, data }: ErrorObject): ErrorObject {
  const all = types.flatMap(({ params }) => params.type as string | string[])
  const params = { type: [...new Set(all)] }
  return { keyword: 'type', instancePath, schemaPath: '', params, data }
}
