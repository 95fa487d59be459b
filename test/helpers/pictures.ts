import { readSchema } from '../../server/files/schema-files.ts'
import { pictureBase64 } from './partner.ts'
import type { Schema, SchemaObject } from './schema-places.ts'

/** A JPEG, unlike that of any other name: bytes follow its end. */
export function jpeg(name: string | number = 'selfie.jpg'): Buffer {
  return Buffer.concat([Buffer.from(pictureBase64, 'base64'), Buffer.from(String(name))])
}

/** What begins like a PNG. @public */
export const png: Buffer = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')

/** The bytes of a picture as the file of a form. */
export function fileOf(bytes: Buffer, name = 'picture.jpg'): File {
  return new File([new Uint8Array(bytes)], name, { type: 'image/jpeg' })
}

/** Different pictures as files, as many as are asked for. @public */
export function files(count: number): readonly File[] {
  return Array.from({ length: count }, (_, index) => fileOf(jpeg(index + 1), `liveness${index + 1}.jpg`))
}

/** A body as parts are sent: what stands for a picture, by the name of its file, is a file. */
export function withFiles(body: object, schema: string): Readonly<Record<string, unknown>> {
  const pictures = pictureMembers(schema)
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => {
      const names = [value].flat()
      const areFiles = pictures.has(name) && names.length > 0 && names.every((one) => typeof one === 'string')
      return [name, areFiles ? names.map((one) => fileOf(jpeg(one), one)) : value]
    }),
  )
}

/** The members of a schema that are pictures. */
export function pictureMembers(schema: string): ReadonlySet<string> {
  const root = readSchema(schema) as SchemaObject
  const members = Object.entries(root.properties ?? {})
  return new Set(members.filter(([, one]) => isPicture(one, root)).map(([name]) => name))
}

function isPicture(schema: Schema | undefined, root: SchemaObject): boolean {
  if (typeof schema !== 'object') return false
  const name = schema.$ref?.split('/').at(-1)
  if (name !== undefined) return isPicture(root.$defs?.[name], root)
  return (schema as { readonly format?: string }).format === 'binary' || isPicture(schema.items, root)
}
