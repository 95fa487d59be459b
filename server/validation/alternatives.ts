import type { ErrorObject } from 'ajv'

/**
 * The errors worth reporting. For a choice between forms (`anyOf`, `oneOf`) Ajv reports every form's errors and then that
 * none matched: here a value that has the type of one form gets only that form's errors, and a value that has the type
 * of none gets the types once.
 */
export function relevantErrors(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const relevant: ErrorObject[] = []
  for (const error of errors) {
    if (error.keyword === 'anyOf' || error.keyword === 'oneOf')
      relevant.push(...settled(takeWithin(relevant, error), error))
    else relevant.push(error)
  }
  return relevant
}

/** Removes the errors at and below a place from the end: Ajv reports a choice right after its forms' errors. */
function takeWithin(relevant: ErrorObject[], { instancePath }: ErrorObject): ErrorObject[] {
  const start = relevant.findLastIndex((one) => !`${one.instancePath}/`.startsWith(`${instancePath}/`)) + 1
  return relevant.splice(start)
}

function settled(found: readonly ErrorObject[], choice: ErrorObject): ErrorObject[] {
  const forms = choice.schema as readonly object[]
  if (neededOf(choice))
    return [...found.filter(({ schemaPath }) => !schemaPath.startsWith(`${choice.schemaPath}/`)), choice]
  const types = found.filter((one) => one.keyword === 'type' && one.instancePath === choice.instancePath)
  // A form of another type has no further useful errors, such as its allowed words.
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
