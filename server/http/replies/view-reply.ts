import type { Reply } from '../operation.ts'

// People's data: nobody keeps a copy, and nothing but its own type is seen in it.
const viewHeaders = { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' }

/** What a signed link to somebody's data leads to. */
export function viewReply(type: string, bytes: Buffer, hint?: string): Reply {
  return { status: 200, headers: { ...viewHeaders, 'content-type': type }, bytes, hint }
}
