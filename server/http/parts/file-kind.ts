/** What the bytes of a file begin like. */
export type FileKind = 'jpeg' | 'png' | 'heic' | 'webp' | 'gif' | 'pdf' | 'other'

/** As many bytes as are looked at. */
export const beginning = 12

interface Format {
  readonly name: string
  /** At which offset its mark stands, and which it is. */
  readonly at: number
  readonly mark: string
}

// What is sent as a picture.
const formats: Readonly<Record<Exclude<FileKind, 'other'>, Format>> = {
  jpeg: { name: 'JPEG', at: 0, mark: '\xff\xd8\xff' },
  png: { name: 'PNG', at: 0, mark: '\x89PNG\r\n\x1a\n' },
  heic: { name: 'HEIC, as phones write it, or a film', at: 4, mark: 'ftyp' },
  webp: { name: 'WebP', at: 8, mark: 'WEBP' },
  gif: { name: 'GIF', at: 0, mark: 'GIF8' },
  pdf: { name: 'PDF', at: 0, mark: '%PDF' },
}

const known = Object.entries(formats) as readonly [Exclude<FileKind, 'other'>, Format][]

/** What a file is, by how it begins: names and types that senders say are often wrong. */
export function fileKindOf(bytes: Buffer): FileKind {
  const start = bytes.toString('latin1', 0, beginning)
  return known.find(([, { at, mark }]) => start.startsWith(mark, at))?.[0] ?? 'other'
}

/** What people call it. */
export function formatName(kind: FileKind): string {
  return kind === 'other' ? 'not a picture of a known format' : formats[kind].name
}
