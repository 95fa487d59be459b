import { type ListedOperation, listOperations } from '../../schemas/generate/listed-operations.ts'
import { endpointName } from '../../server/http/endpoint-name.ts'
import { jpeg, pictureMembers } from './pictures.ts'
import { exampleOf } from './schema-examples.ts'

/** A part as it is written: its name, what it holds, and the name of a file if it is one. */
export interface WrittenPart {
  readonly name: string
  readonly content: Buffer
  readonly fileName?: string
}

const boundary = 'an-example-boundary'

/** The type of bodies of parts that are written here. */
export const exampleFormType: string = `multipart/form-data; boundary=${boundary}`

/** Every operation that takes a body of parts. */
export async function listFormOperations(): Promise<
  readonly (ListedOperation & { readonly call: string; readonly schema: string })[]
> {
  return (await listOperations())
    .filter(({ operation }) => operation.body === 'multipart')
    .map((listed) => ({ ...listed, call: endpointName(listed.operation), schema: listed.operation.request ?? '' }))
}

/** The example of an operation's schema as parts: text as it is, pictures as files, all else as JSON. */
export function exampleParts(schema: string): readonly WrittenPart[] {
  return partsOf(exampleOf(schema), schema)
}

/** An object as parts, those that a schema says to be pictures as files of the names that stand for them. */
export function partsOf(body: unknown, schema: string): readonly WrittenPart[] {
  const pictures = pictureMembers(schema)
  return Object.entries(body as object).flatMap(([name, value]): WrittenPart[] => {
    const names = [value].flat()
    if (pictures.has(name) && names.length > 0 && names.every((one) => typeof one === 'string')) {
      return names.map((fileName) => ({ name, fileName, content: jpeg(fileName) }))
    }
    return [{ name, content: Buffer.from(typeof value === 'string' ? value : (JSON.stringify(value) ?? '')) }]
  })
}

/** Parts as they go over the wire. */
export function written(parts: readonly WrittenPart[]): Buffer {
  const pieces = parts.flatMap(({ name, content, fileName }) => {
    const file = fileName === undefined ? '' : `; filename="${fileName}"`
    return [`--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n`, content, '\r\n']
  })
  return Buffer.concat([...pieces, `--${boundary}--\r\n`].map((piece) => Buffer.from(piece as string)))
}
