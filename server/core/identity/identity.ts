/** The identity that a request asks about: the fields below, and whatever else a partner sends beside them, under its own name. */
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

/** A field of an identity as files and requests name it, such as `id_type`. */
export function identityName(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** The names of all fields. */
export const identityNames: readonly string[] = fields.map(identityName)

const fieldByName: ReadonlyMap<string, string> = new Map(fields.map((field) => [identityName(field), field]))
const known: ReadonlySet<string> = new Set(fields)

/** Where an identity has what files and requests call so: `idType` of `id_type`. Undefined of a name that nobody uses, such as `idType`. */
export function identityField(name: string): string | undefined {
  return fieldByName.get(name) ?? (known.has(name) ? undefined : name)
}
