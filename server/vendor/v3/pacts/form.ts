import { idCountries } from '../../../core/identity/id-types.ts'
import { personalText } from '../../../core/text/personal-data.ts'
import { readSchema } from '../../../files/schema-files.ts'
import type { FormBody } from '../../pacts/interaction.ts'
import { mapped } from '../../pacts/map-members.ts'
import { nobodys } from '../../pacts/nobodys.ts'
import { isPlainName } from '../../pacts/plain-name.ts'
import { isPlainWord } from './plain-words.ts'

type Members = Readonly<Record<string, unknown>>

const boundary = 'a-boundary-of-the-emulator'

// Placeholders for what is about a person, and for what is the client's own, in a form that is accepted. Source: v3 §4.1.
const placeholders: Readonly<Record<string, string>> = {
  given_names: 'Ada',
  last_name: 'Obi',
  full_name: 'Ada Obi',
  email: 'ada.obi@example.com',
  phone_number: '+12025550100',
  address: '1 Marina Road',
  utility_number: '00000000000',
  birth_year: '1990',
  user_id: 'user-1',
  reported_by: 'risk@shop.example',
  callback_url: 'https://shop.example/callback',
  notice_privacy_policy_url: 'https://shop.example/privacy',
  granted_at: '2026-01-01T00:00:00Z',
}

/**
 * A request from the journal as a form, with nobody's data.
 * @param message of the answer: what it refuses by name is wrong here, too.
 */
export function formOf(request: Members, schema: string | undefined, message: string): FormBody | undefined {
  if (schema === undefined || Object.keys(request).length === 0) return undefined
  const root = readSchema(schema)
  const parts = Object.entries(request).filter(([name]) => isPlainName(name))
  const number = idNumberOf(request)
  const neutral = (name: string, value: unknown): unknown => {
    if (isBlamed(name, message)) return value === '' ? '' : 'x'
    if (name === 'id_number') return message.startsWith('Invalid ID number') ? 'x' : number
    if (isPlainWord(root, name, value)) return value
    const isText = typeof value === 'string'
    return isText && Object.hasOwn(placeholders, name) && value !== '' ? placeholders[name] : nobodys(value)
  }
  const pieces = parts.flatMap(([name, value]) => {
    const wrong = isBlamed(name, message)
    if (hasFiles(value)) return [value].flat().map((_, index) => filePiece(name, index, wrong))
    return textPiece(
      name,
      typeof value === 'object' && !wrong ? jsonOf(name, value, neutral) : String(neutral(name, value)),
    )
  })
  const content = Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)])
  const files = parts.flatMap(([name, value]) => (hasFiles(value) ? [[name, 'image/jpeg']] : []))
  return { type: `multipart/form-data; boundary=${boundary}`, content, files: Object.fromEntries(files) }
}

function hasFiles(value: unknown): boolean {
  return [value].flat().some(isFile)
}

function isFile(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'sha256' in value && 'fileName' in value
}

/** What an answer says is missing or invalid, such as `Required field 'consent.granted' is missing or invalid.` */
function isBlamed(name: string, message: string): boolean {
  return [...message.matchAll(/'(?:\w+\.)*(\w+)'/g)].some(([, field]) => field === name)
}

function jsonOf(name: string, value: unknown, leaf: (name: string, value: unknown) => unknown): string {
  return JSON.stringify(mapped(value, { leaf, several: (one) => [one], none: [] }, name))
}

/** A number of the kind that is asked about, or one as long as it was. */
function idNumberOf({ country, id_type: type, id_number: sent }: Members): string {
  const [, length = '11'] = personalText.exec(typeof sent === 'string' ? sent : '') ?? []
  const { idTypes = [] } = idCountries.find(({ code }) => code === country) ?? {}
  return idTypes.find(({ code }) => code === type)?.testNumber ?? '0'.repeat(Math.min(Number(length), 64))
}

function textPiece(name: string, text: string): Buffer {
  return Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`)
}

/** The beginning of a JPEG, and then another one for each: a visa is not the page of a passport again. */
function filePiece(name: string, index: number, isWrong: boolean): Buffer {
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="${name}"; filename="${name}.jpg"\r\nContent-Type: image/jpeg\r\n\r\n`
  const picture = isWrong ? Buffer.from('x') : Buffer.concat([jpegMark, Buffer.from(`${name} ${index}`)])
  return Buffer.concat([Buffer.from(head), picture, Buffer.from('\r\n')])
}

const jpegMark = Buffer.from([0xff, 0xd8, 0xff, 0xe0])
