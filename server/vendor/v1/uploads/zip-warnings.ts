import { createWarning, type Warning } from '../../../core/warnings/warning.ts'
import type { ImageEntry } from './image-warnings.ts'
import type { Zip } from './zip.ts'

// The Python SDK writes an entry with this name for every picture in base64. Source: v1 §4.2.
const pythonsOwn = 'base64imgString'

const pictureForm = /\.(jpe?g|png)$/i

/** The warnings about a zip's names, given the pictures in its info.json. One warning of each kind is enough. */
export function zipWarnings({ names, ambiguous }: Zip, images: readonly ImageEntry[]): Warning[] {
  const [folder] = names.includes('info.json') ? [] : foldersOf(names, 'info.json')
  const [twice] = ambiguous.filter((name) => name !== pythonsOwn)
  const [unnamed] = unnamedPictures(names, images)
  return [
    ...(folder === undefined ? [] : [createWarning('info-json-in-folder', { folder })]),
    ...(twice === undefined ? [] : [createWarning('duplicate-zip-entries', { name: twice })]),
    ...(unnamed === undefined ? [] : [createWarning('unnamed-picture', { name: unnamed })]),
  ]
}

function foldersOf(names: readonly string[], fileName: string): string[] {
  return names.filter((name) => name.endsWith(`/${fileName}`)).map((name) => name.slice(0, -fileName.length - 1))
}

/** Other files are ignored: mobile SDKs add `security_info.json`, and a Mac's zip has files that begin with `._`. */
function unnamedPictures(names: readonly string[], images: readonly ImageEntry[]): string[] {
  const named = new Set(images.map((image) => baseOf(image.file_name ?? '')))
  return names.filter((name) => pictureForm.test(name) && !named.has(baseOf(name)) && !baseOf(name).startsWith('._'))
}

function baseOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1)
}
