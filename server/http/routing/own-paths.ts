import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Gate, Refusal } from '../gate.ts'
import { writeReply } from '../replies/write-reply.ts'

/** Whether a path is one of the vendor's, and not of the emulator's own. */
export function isVendorPath(path: string): boolean {
  return !path.startsWith('/__emulator') && !isLinkPath(path)
}

/** Whether a path is of the page behind a link: open to whoever has the link, and to no other page's scripts. */
function isLinkPath(path: string): boolean {
  return path.startsWith('/__links/')
}

/** Whether a path is a page of the dashboard; `/` redirects to the first. */
export function isPagePath(path: string): boolean {
  return /^\/(__emulator(\/|\/dashboard(\/.*)?)?)?$/.test(path)
}

// For health checks, which use any name, and for clients that need the authority before they can trust it.
const openPaths = new Set(['/__emulator/health', '/__emulator/ca.pem'])

/** Answers a request that is refused. @returns whether it was. */
export type Guard = (request: IncomingMessage, response: ServerResponse, path: string) => boolean

/** Keeps strangers from reading and controlling the emulator. The dashboard asks for the token with a form. */
export function createGuard(gate: Gate): Guard {
  function refusalOf(request: IncomingMessage, path: string): Refusal | undefined {
    if (isVendorPath(path) || isLinkPath(path) || openPaths.has(path)) return undefined
    return gate.originRefusal(request) ?? (isPagePath(path) ? undefined : gate.tokenRefusal(request))
  }

  return (request, response, path) => {
    const refusal = refusalOf(request, path)
    if (!refusal) return false
    const headers = refusal.status === 401 ? { 'www-authenticate': 'Bearer' } : {}
    writeReply(response, { status: refusal.status, headers, json: { error: refusal.error } }, false)
    return true
  }
}
