/** A part of a body of parts in a pact. */
export interface FormPart {
  readonly name: string
  /** Of a file. */
  readonly fileName?: string
  /** Its own Content-Type, if it has one. */
  readonly type?: string
  readonly content: Buffer
}

/** The parts of a body, as bytes that a client wrote; undefined when its media type has no boundary. */
export function readForm(type: string, bytes: Buffer): readonly FormPart[] | undefined {
  const [, boundary] = /^multipart\/form-data;.*boundary="?([^";]+)"?/i.exec(type) ?? []
  if (boundary === undefined) return undefined
  // Latin 1 keeps every byte.
  const pieces = bytes.toString('latin1').split(`--${boundary}`).slice(1, -1)
  return pieces.flatMap((piece) => {
    const end = piece.indexOf('\r\n\r\n')
    const head = piece.slice(0, end)
    const [, name] = /name="([^"]*)"/.exec(head) ?? []
    if (end < 0 || name === undefined) return []
    const [, fileName] = /filename="([^"]*)"/.exec(head) ?? []
    const [, own] = /^content-type:\s*(.+?)\s*$/im.exec(head) ?? []
    return {
      name,
      ...(fileName !== undefined && { fileName }),
      ...(own !== undefined && { type: own }),
      content: Buffer.from(piece.slice(end + 4, -2), 'latin1'),
    }
  })
}

/** What parts say, by name: text as it is, a file by its name, and a list where a name comes often. */
export function formMembers(parts: readonly FormPart[]): Readonly<Record<string, unknown>> {
  const members = new Map<string, unknown[]>()
  for (const { name, fileName, content } of parts) {
    members.set(name, [...(members.get(name) ?? []), fileName ?? content.toString('utf8')])
  }
  return Object.fromEntries([...members].map(([name, values]) => [name, values.length === 1 ? values[0] : values]))
}
