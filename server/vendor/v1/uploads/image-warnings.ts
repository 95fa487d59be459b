import { createWarning, type Warning } from '../../../core/warnings/warning.ts'
import type { V1InfoJson } from '../../../generated/v1/info-json.ts'
import { fileKindOf, formatName } from '../../../http/parts/file-kind.ts'

/** One picture in info.json. */
export type ImageEntry = V1InfoJson['images'][number]

const pathForm = /^[^\n]{1,1024}\.(jpe?g|png)$/i
const dataUri = /^data:[^,]*,/

/** The bytes of a picture in base64; none when the text is a path, as the JavaScript and Ruby SDKs send for liveness files. */
export function decodeBase64(text: string): Buffer {
  return pathForm.test(text) ? Buffer.alloc(0) : Buffer.from(text.replace(dataUri, ''), 'base64')
}

// Source: v1 §4.2.
const fileTypes = ['0', '1', '4', '5']
const textTypes = ['2', '3', '6', '7']

// Mobile SDKs may write the type as text, and their users cannot change that. Source: v1 §4.1.
const phoneSdks = ['android', 'ios']

/**
 * The warnings of a picture, about its entry and its content. Source: v1 §4.2.
 * @param file the entry of the zip that it names, if any. @param bytes of the file, or of the base64 text.
 */
export function imageWarnings(
  image: ImageEntry,
  file: Buffer | undefined,
  bytes: Buffer,
  sourceSdk: string | undefined,
): Warning[] {
  const named = typeWarnings(image, sourceSdk)
  if (bytes.length === 0) return [...named, absence(image, file)]
  return [...named, ...formWarnings(image, file), ...contentWarnings(image, bytes)]
}

function typeWarnings({ image_type_id: type }: ImageEntry, sourceSdk = ''): Warning[] {
  const isPhone = phoneSdks.some((one) => sourceSdk.toLowerCase().startsWith(one))
  return typeof type === 'string' && !isPhone ? [createWarning('image-type-as-text', { type })] : []
}

/** Whether a picture came in the form of its type. */
function formWarnings({ image_type_id: type }: ImageEntry, file: Buffer | undefined): Warning[] {
  const [isWrong, form, right] = file
    ? [textTypes.includes(String(type)), 'a file of the zip', 'base64 text']
    : [fileTypes.includes(String(type)), 'base64 text', 'a file of the zip']
  return isWrong ? [createWarning('image-type-form', { type, form, right })] : []
}

/** The first problem of its content. */
function contentWarnings({ image_type_id: type, image: text = '' }: ImageEntry, bytes: Buffer): Warning[] {
  if (dataUri.test(text ?? '')) return [createWarning('data-uri', { type })]
  const kind = fileKindOf(bytes)
  if (kind === 'jpeg') return []
  if (kind === 'png') return [createWarning('image-is-png', { type })]
  const content = kind === 'other' ? `something that begins ${bytes.toString('hex', 0, 8)}` : formatName(kind)
  return [createWarning('image-not-a-picture', { type, content })]
}

function absence({ image_type_id: type, image, file_name: name }: ImageEntry, file: Buffer | undefined): Warning {
  if (!file && image && pathForm.test(image)) return createWarning('image-is-a-path', { type, path: image })
  const lack = name ? `"${name}" is ${file ? 'empty' : 'not in the zip'}` : 'it has neither a file_name nor base64 text'
  return createWarning('image-missing', { type, lack })
}
