import type { LinkField } from '../../core/users/link-field.ts'
import type { Field, Parts } from '../../http/parts/parts.ts'
import { chosenFile, type PictureField, pictureProblem } from './pictures.ts'

/** What is wrong with a form, and at which of its fields. */
export interface Problem {
  readonly field: string
  readonly text: string
}

/** A form as it was filled in. */
export interface FilledForm {
  /** The text of a field without the space around it; empty when it is not there. */
  text(name: string): string
  /** What was filled in of those fields. */
  details(fields: readonly LinkField[]): Readonly<Record<string, string>>
  /** The parts, with pictures. */
  readonly sent: Parts
}

/** Reads what a browser sent. */
export function filledForm(sent: Parts): FilledForm {
  const text = (name: string) => firstOf(sent.fields.get(name))
  return {
    text,
    details: (fields) =>
      Object.fromEntries(fields.map(({ name }) => [name, text(name)] as const).filter(([, value]) => value !== '')),
    sent,
  }
}

function firstOf([first]: readonly Field[] = []): string {
  return first?.text.trim() ?? ''
}

// More than anybody's name, number or address has.
const longest = 200

/** What is wrong with a form, in the order of its fields. */
export function problemsIn(
  form: FilledForm,
  fields: readonly LinkField[],
  pictures: readonly PictureField[],
): Problem[] {
  const wrongFields = fields.flatMap((field) => {
    const text = fieldProblem(field, form.text(field.name))
    return text === undefined ? [] : [{ field: field.name, text }]
  })
  const wrongPictures = pictures.flatMap((picture) => {
    const file = chosenFile(form.sent, picture.name)
    const text = file && pictureProblem(picture, file)
    return text === undefined ? [] : [{ field: picture.name, text }]
  })
  const consent = form.text('consent') === '' ? [{ field: 'consent', text: 'Nothing is sent unless you agree.' }] : []
  return [...wrongFields, ...missingChoices(form, fields), ...wrongPictures, ...consent]
}

function fieldProblem({ label, isRequired, pattern, example }: LinkField, text: string): string | undefined {
  if (text === '') return isRequired ? `${label}: fill this in.` : undefined
  if (text.length > longest) return `${label}: this is longer than ${longest} characters.`
  if (pattern === undefined || new RegExp(pattern).test(text)) return undefined
  return `${label}: this does not have the right form${example ? `, which is that of ${example}` : ''}.`
}

/** Where one of several fields is needed, and none is there. */
function missingChoices(form: FilledForm, fields: readonly LinkField[]): Problem[] {
  const groups = Map.groupBy(fields, ({ oneOf }) => oneOf)
  return [...groups].flatMap(([name, [first, ...others]]) => {
    const all = first ? [first, ...others] : []
    if (name === undefined || first === undefined || all.some((field) => form.text(field.name) !== '')) return []
    return [{ field: first.name, text: `Fill in one of these: ${all.map(({ label }) => label).join(', ')}.` }]
  })
}
