import type { FilePart } from '../../../http/parts/parts.ts'
import { quoted } from './quoted.ts'

/** The parts of a request as the journal has them, as words of a curl command: `--form-string` takes a text as it is, whatever it begins with. */
export function formWords(request: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(request).flatMap(([name, value]) => {
    const files = [value].flat().filter(isFile)
    if (files.length > 0) return files.map((file) => `--form ${quoted(`${name}=${fileToRead(file)}`)}`)
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    return [`--form-string ${quoted(`${name}=${text}`)}`]
  })
}

type File = Pick<FilePart, 'fileName' | 'contentType'>

/** The journal has facts of a file, and not its bytes. */
function isFile(value: unknown): value is File {
  return typeof value === 'object' && value !== null && 'sha256' in value && 'fileName' in value
}

/** curl reads the file of that name, where it is run. A name within quotes has backslashes and `"` escaped. */
function fileToRead({ fileName, contentType }: File): string {
  const name = fileName.replaceAll('\\', '\\\\').replaceAll('"', '\\"')
  return `@"${name}";type=${contentType}`
}
