import { nearest } from '../core/spelling.ts'
import { templateOf } from './endpoint-name.ts'
import type { Operation, Reply } from './operation.ts'
import { isVendorPath } from './own-paths.ts'

// Endpoints of the vendor's v1 that are known and not played here. Source: v1 §9, §9.12.
const notPlayed = new Set(['backfill_users', 'compare_user_info', 'documents', 'update_user_info'])

/** What is answered where no operation is: why, and where to ask instead. */
export function unknownReply(operations: readonly Operation[], method: string, path: string): Reply {
  return laterGeneration(path) ?? notPlayedReply(path) ?? notFound(operations, method, path)
}

/** The vendor's newer generations. A client of theirs finds nothing under another path, so none is suggested. */
function laterGeneration(path: string): Reply | undefined {
  const [, generation] = /^\/(v[23])(\/|$)/.exec(path) ?? []
  if (generation === undefined) return undefined
  const hint = `${path} is of Smile ID's ${generation}, which this emulator does not play yet: it plays v1. Use an SDK or a call of v1 here.`
  // v3 has an envelope of its own, which its SDKs show to their users. Source: v3 §7.
  const json = generation === 'v3' ? { status: 'Not Implemented', message: hint } : notEmulated
  return { status: 501, json, hint }
}

const notEmulated = { error: 'Not emulated', code: '2201' }

function notPlayedReply(path: string): Reply | undefined {
  const [, name = ''] = /^\/v1\/([\w-]+)/.exec(path) ?? []
  if (!notPlayed.has(name)) return undefined
  const hint = `${path} is an endpoint of Smile ID that this emulator does not play. The README lists what it does.`
  return { status: 501, json: notEmulated, hint }
}

function notFound(operations: readonly Operation[], method: string, path: string): Reply {
  const methods = operations.filter((one) => one.path === path).map((one) => one.method.toUpperCase())
  const known = methods.length > 0
  const hint = known
    ? `${path} takes ${methods.join(' and ')}, not ${method}.`
    : `There is no ${method} ${path}.${suggestion(path, operations)}`
  const json = isVendorPath(path) ? { error: 'Not found', code: '2201' } : { error: hint }
  return { status: known ? 405 : 404, json, hint }
}

function suggestion(path: string, operations: readonly Operation[]): string {
  const likely = nearest(
    path,
    operations.map((one) => one.path),
  )
  return likely ? ` Did you mean ${templateOf(likely)}?` : ' The README lists what there is.'
}
