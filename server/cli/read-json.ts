import { readFile } from 'node:fs/promises'
import { decodeFile, Utf8Error } from '../core/text/utf8.ts'

/** What a file of JSON holds. @throws Error that names the file, when it is not there, or not JSON. */
export async function readJson(file: string): Promise<object> {
  const bytes = await readFile(file).catch(({ code, message }: NodeJS.ErrnoException) => {
    throw new Error(code === 'ENOENT' ? `There is no file ${file}.` : `${file} cannot be read: ${message}.`)
  })
  try {
    return JSON.parse(decodeFile(bytes)) as object
  } catch (error) {
    if (error instanceof Utf8Error) throw new Error(`${file} ${error.message}`)
    throw new Error(`${file} is not JSON: ${(error as Error).message}.`)
  }
}
