import type { Exchange } from '../../http/journal/journal.ts'
import type { FilePart } from '../../http/parts/parts.ts'
import { plainPartnerId } from '../shared/partner-ids.ts'
import { withSomebody } from './somebody.ts'

type Members = Readonly<Record<string, unknown>>

/**
 * An exchange as a command for a shell. The journal has no secrets, so it fetches a token of its own when it is run, with the key in
 * $SMILE_API_KEY, and sends the parts that the journal has, about somebody who is made up, and files of the names that were sent.
 */
export function curlOf({ method, path, request, partnerId = '' }: Exchange, origin: string): string {
  const url = quoted(`${origin}${path}`)
  const parts = partsOf(request)
  if (path === '/v3/token') return command('curl', '-X POST', url, ...keyHeaders(partnerId), ...parts)
  if (!path.startsWith('/v3/')) return command('curl', url)
  const fetched = command('curl -s', '-X POST', quoted(`${origin}/v3/token`), ...keyHeaders(partnerId))
  const token = `token=$(${fetched} | sed 's/.*"token":"\\([^"]*\\)".*/\\1/')`
  return `${token}\n${command('curl', `-X ${method}`, url, '-H "SmileID-Token: $token"', ...parts)}`
}

function keyHeaders(partnerId: string): string[] {
  return ['-H', quoted(`smileid-partner-id: ${plainPartnerId(partnerId)}`), '-H "smileid-api-key: $SMILE_API_KEY"']
}

/** `--form-string` takes a text as it is, whatever it begins with. */
function partsOf(request: unknown): string[] {
  if (typeof request !== 'object' || request === null) return []
  return Object.entries(withSomebody(request as Members)).flatMap(([name, value]) => {
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

function command(...words: readonly string[]): string {
  return words.join(' ')
}

/** A word of a shell, whatever is in it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
