import type { RequestHandler } from 'express'
import type { Gate, Refusal } from './gate.ts'
import { writeReply } from './write-reply.ts'

/** Whether a path is one of the vendor's, and not of the emulator's own. */
export function isVendorPath(path: string): boolean {
  return !path.startsWith('/__emulator')
}

/** Whether a path is a page for people; `/` leads to the first. */
export function isPagePath(path: string): boolean {
  return /^\/(__emulator(\/|\/dashboard(\/.*)?)?)?$/.test(path)
}

// For health checks, which come under any name, and for clients that need the authority before they can trust anything.
const openPaths = new Set(['/__emulator/health', '/__emulator/ca.pem'])

/** Keeps strangers from reading and steering the emulator. The dashboard asks for the token itself, by a form. */
export function guard(gate: Gate): RequestHandler {
  return (request, response, next) => {
    const { path } = request
    const refusal = isVendorPath(path) || openPaths.has(path) ? undefined : refusalOf(path)
    if (!refusal) return next()
    const headers = refusal.status === 401 ? { 'www-authenticate': 'Bearer' } : {}
    writeReply(response, { status: refusal.status, headers, json: { error: refusal.error } }, false)

    function refusalOf(asked: string): Refusal | undefined {
      return gate.originRefusal(request) ?? (isPagePath(asked) ? undefined : gate.tokenRefusal(request))
    }
  }
}

/** Answers by what is loaded when a page is first asked for: most emulators run without anybody looking at them. */
export function pages(load: () => Promise<RequestHandler>): RequestHandler {
  let loaded: Promise<RequestHandler> | undefined
  return async (request, response, next) => {
    if (!isPagePath(request.path)) return next()
    loaded ??= load()
    const handle = await loaded
    await handle(request, response, next)
  }
}
