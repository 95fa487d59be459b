/** The identity that a request asks about: the fields below, and anything else that a partner sends, under its own name. */
export type IdInfo = Readonly<Record<string, string | number | boolean>>

const fields = [
  'country',
  'idType',
  'idNumber',
  'sessionId',
  'businessType',
  'entered',
  'firstName',
  'middleName',
  'lastName',
  'dob',
  'phoneNumber',
] as const

/** A field's name in files and requests, such as `id_type`. */
export function identityName(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** The names of all fields. */
export const identityNames: readonly string[] = fields.map(identityName)

const fieldByName: ReadonlyMap<string, string> = new Map(fields.map((field) => [identityName(field), field]))
const known: ReadonlySet<string> = new Set(fields)

/** The field for a name in files and requests: `idType` for `id_type`. Undefined for a name that nobody uses, such as `idType`. */
export function identityField(name: string): string | undefined {
  return fieldByName.get(name) ?? (known.has(name) ? undefined : name)
}
