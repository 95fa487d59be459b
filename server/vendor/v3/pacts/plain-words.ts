import { isIdTypeWord } from '../../pacts/id-type-words.ts'

interface Schema {
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, Schema>>
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
}

/** Whether a value may stay unchanged under this name: it is one of the vendor's words, none of which is about a person. */
export function isPlainWord(root: Schema, name: string, value: unknown): boolean {
  if (typeof value === 'boolean' || value === null) return true
  if (typeof value === 'object') return false
  const text = String(value)
  if (name === 'id_type') return isIdTypeWord(text)
  if (Object.hasOwn(ownWords, name)) return ownWords[name]?.test(text) === true
  return schemasNamed(root, name).some((one) => isListed(one, value, text))
}

// What is not listed in a schema has a form. Scenarios are files of the tests' author.
const ownWords: Readonly<Record<string, RegExp>> = {
  country: /^[A-Z]{2}$/,
  countries: /^[A-Z]{2}$/,
  notice_language: /^[A-Za-z]{2}$/,
  sandbox_result: /^\d{1,4}$/,
  emulator_scenario: /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
  verification_method: /^[a-z]+(_[a-z]+)*$/,
  utility_provider: /^[A-Z]{2,10}$/,
  theme_color: /^#[0-9a-fA-F]{3,8}$/,
}

function isListed({ enum: words = [], const: only, type }: Schema, value: unknown, text: string): boolean {
  if (words.includes(value) || (only !== undefined && only === value)) return true
  return [type].flat().includes('boolean') && /^(true|false)$/.test(text)
}

/** Every schema of a member of that name, however deep. */
function schemasNamed(root: Schema, name: string): readonly Schema[] {
  const all = [root, ...Object.values(root.$defs ?? {})].flatMap(nested)
  const named = all.flatMap(({ properties = {} }) =>
    Object.hasOwn(properties, name) ? [properties[name] as Schema] : [],
  )
  return named.map((one) => (one.$ref ? (root.$defs?.[one.$ref.replace('#/$defs/', '')] ?? one) : one))
}

function nested(schema: Schema): readonly Schema[] {
  const inner = [...Object.values(schema.properties ?? {}), ...(schema.items ? [schema.items] : [])]
  return [schema, ...inner.flatMap(nested)]
}
