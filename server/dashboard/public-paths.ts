import type { Reply } from '../http/operation.ts'

/** Puts the public prefix before paths, in what a browser is given. */
export interface PublicPaths {
  /** In markup: a page, or a part of one. */
  html(text: string): string
  /** In where a browser is sent on to. */
  reply(reply: Reply): Reply
}

// The attributes by which our pages lead anywhere.
const leading = /\b(?:href|src|action|hx-sse:connect)="(?=\/__emulator)/g

/** @param prefix such as `/smile`, or nothing. */
export function createPublicPaths(prefix: string): PublicPaths {
  return {
    html: (text) => (prefix === '' ? text : text.replace(leading, `$&${prefix}`)),
    reply(reply) {
      const { location } = reply.headers ?? {}
      if (!location?.startsWith('/__emulator')) return reply
      return { ...reply, headers: { ...reply.headers, location: prefix + location } }
    },
  }
}
