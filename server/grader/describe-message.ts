import type { Message } from '../core/message.ts'

// What a callback is recognised by; the rest is counted.
const telling = ['ResultCode', 'ResultText', 'IsFinalResult', 'PartnerParams', 'timestamp', 'signature']
const longest = 400

/** A callback that was sent, in one line: what matters of its body, and without what signs it. */
export function describeMessage({ url, headers, body }: Message): string {
  return `POST ${url} (${headers['content-type']}, ${Buffer.byteLength(body)} bytes) ${briefly(body)}`.slice(
    0,
    longest * 2,
  )
}

function briefly(body: string): string {
  try {
    const members: unknown = JSON.parse(body)
    if (typeof members !== 'object' || members === null || Array.isArray(members)) return body.slice(0, longest)
    const shown = Object.entries(members).filter(([name]) => telling.includes(name))
    const rest = Object.keys(members).length - shown.length
    const text = JSON.stringify(Object.fromEntries(shown.map(([name, value]) => [name, withoutSecret(name, value)])))
    return rest > 0 ? `${text} and ${rest} more members` : text
  } catch {
    return body === '' ? 'and no body' : body.slice(0, longest)
  }
}

function withoutSecret(name: string, value: unknown): unknown {
  return name === 'signature' && typeof value === 'string' && value !== '' ? '…' : value
}
