import { withoutPassword } from '../../../core/text/database-url.ts'

/** Where a PostgreSQL is, and which part of it is the emulator's. */
export interface PostgresAddress {
  /** For connections: it may hold a password. */
  readonly url: string
  readonly schema: string
  /** For people. */
  readonly shown: string
}

const usualSchema = 'smile_id_emulator'

/** @throws Error that says what is wrong with a URL. */
export function postgresAddress(given: string): PostgresAddress {
  const url = URL.parse(given)
  if (!url?.hostname && !url?.searchParams.has('host')) {
    throw new Error(
      'The URL of PostgreSQL is not one that can be read. Write postgres://user@host:5432/database, and percent-encode ' +
        'what is special in a name, such as %40 for @.',
    )
  }
  const schema = url.searchParams.get('schema') ?? usualSchema
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(schema)) {
    throw new Error(`"${schema}" cannot be the schema: use lower-case letters, digits and underscores, 63 at most.`)
  }
  url.searchParams.delete('schema')
  // What sslmode means elsewhere; else pg warns that it takes it for more.
  if (url.searchParams.has('sslmode')) url.searchParams.set('uselibpqcompat', 'true')
  return { url: url.href, schema, shown: withoutPassword(given) }
}
