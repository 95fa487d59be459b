import type { Product } from '../../../core/jobs/product.ts'
import { readSchema } from '../../../files/schema-files.ts'
import { callbackFormOf } from '../callbacks/forms.ts'

/** What may come of a member that a callback can do without. */
export interface Member {
  readonly name: string
  readonly mayBeNull: boolean
  readonly isList: boolean
}

interface Schema {
  readonly type?: string | readonly string[]
  readonly $ref?: string
  readonly anyOf?: readonly Schema[]
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly $defs?: Readonly<Record<string, Schema>>
}

/** Members of a product's callbacks that some of them lack, by the schema of what may come. */
export function optionalMembers(product: Product): Member[] {
  const schema: Schema = readSchema(callbackFormOf(product).schema.replace('v3/', 'v3/tolerant/'))
  const { properties = {}, required = [] } = schema
  return Object.entries(properties)
    .filter(([name]) => !required.includes(name))
    .map(([name, member]) => {
      const types = typesIn(member, schema)
      return { name, mayBeNull: types.includes('null'), isList: types.includes('array') }
    })
}

function typesIn({ type = [], $ref, anyOf = [] }: Schema, whole: Schema): string[] {
  const meant = $ref === undefined ? undefined : whole.$defs?.[$ref.replace('#/$defs/', '')]
  return [...[type].flat(), ...[...anyOf, ...(meant ? [meant] : [])].flatMap((one) => typesIn(one, whole))]
}
