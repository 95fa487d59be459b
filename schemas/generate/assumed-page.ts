import { code, madeBy, table } from './markdown.ts'
import { isTolerant, type MessageSchema } from './message-schema.ts'

/** What nobody has published about one or several messages. */
interface Assumption {
  /** The member, as a path; empty for a whole message. */
  readonly member: string
  readonly comment: string
  readonly messages: string[]
}

/** The page about all that is assumed of the vendor's messages, as the `$comment` of each schema says it, by generation. */
export function assumedPage(schemas: readonly MessageSchema[]): string {
  const exact = schemas.filter(({ folder }) => folder !== '.' && folder !== 'control' && !isTolerant(folder))
  const sections = [...Map.groupBy(exact, ({ folder }) => folder)].map(([folder, those]) => section(folder, those))
  return [madeBy('the `$comment` of each schema'), ...intro, ...sections.flat()].join('\n')
}

function section(folder: string, schemas: readonly MessageSchema[]): string[] {
  const rows = assumptionsIn(schemas).map(({ member, comment, messages }) => [
    member === '' ? 'the whole message' : code(member),
    comment,
    messages.map((name) => `[${name}](../schemas/${folder}/${name}.schema.json)`).join(', '),
  ])
  return [`## ${folder}`, '', ...table(['member', 'what is known, and what is assumed', 'messages'], rows), '']
}

/** The same sentence about the same member of several messages is one. */
function assumptionsIn(schemas: readonly MessageSchema[]): readonly Assumption[] {
  const found = new Map<string, Assumption>()
  for (const { name, folder, schema } of schemas) {
    for (const [member, comment] of commentsIn(schema)) {
      const key = `${member}\n${comment}`
      const known = found.get(key) ?? { member, comment, messages: [] }
      const message = name.slice(folder.length + 1)
      if (!known.messages.includes(message)) known.messages.push(message)
      found.set(key, known)
    }
  }
  return [...found.values()]
}

/** Each `$comment` that assumes something, with the member that it is about. */
function commentsIn(schema: object, member = ''): [member: string, comment: string][] {
  return Object.entries(schema).flatMap(([key, value]): [string, string][] => {
    if (key === '$comment') return /\bassum/i.test(String(value)) ? [[member, String(value)]] : []
    if (typeof value !== 'object' || value === null || key === 'examples') return []
    if (key === 'properties' || key === '$defs') {
      const inside = Object.entries(value as Readonly<Record<string, object>>)
      return inside.flatMap(([name, one]) =>
        commentsIn(one, key === '$defs' || member === '' ? name : `${member}.${name}`),
      )
    }
    return commentsIn(value, member)
  })
}

const intro = [
  '# What is assumed about the messages of Smile ID',
  '',
  'Smile ID publishes no source, and not every message. Where documents, SDKs and integrations leave something open, the emulator does what is',
  'most likely, and its schema says so. This page collects those sentences; `v3 §8` and the like are sections of [protocol/](protocol/).',
  'What is assumed of behaviour rather than of messages stands in the [list of what is played](played.md#what-is-assumed-about-behaviour), in [v2.md](v2.md) and in [v3.md](v3.md).',
  '',
]
