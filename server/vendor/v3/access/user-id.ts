import { SmileError } from '../../../core/errors.ts'
import type { Call } from '../../../http/operation.ts'

/** Where a request may name its user. Source: v3 §2.3. */
export interface NamedUser {
  readonly body: string | undefined
  readonly token: string | undefined
}

/** The user whom a request names; undefined when nobody is named. @throws SmileError when two places disagree. Source: v3 §2.3. */
export function userIdIn({ headers }: Call, { body, token }: NamedUser): string | undefined {
  const header = headers['user-id']
  const named = [
    ['the part user_id', body],
    ['the header User-ID', typeof header === 'string' && header !== '' ? header : undefined],
    ['the token', token],
  ].filter((one): one is [string, string] => one[1] !== undefined)
  const [first, ...others] = named
  const other = others.find(([, id]) => id !== first?.[1])
  if (!first || !other) return first?.[1]
  throw new SmileError(
    'user_not_allowed',
    `${sentence(first)} and ${sentence(other)}: name one user, or bind the token to none.`,
  )
}

function sentence([place, id]: readonly [string, string]): string {
  return `${place} names "${id}"`
}
