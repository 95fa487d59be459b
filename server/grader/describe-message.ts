import type { Message } from '../core/callbacks/message.ts'
import { withoutLinkSecrets } from '../core/text/secrets.ts'
import type { Grading } from '../vendor/grading/grading.ts'
import { headerOf } from './headers.ts'

type Shown = Pick<Grading, 'shown' | 'secret' | 'shownHeaders'>

const longest = 400

/** A callback that was sent, in one line: the important headers and members of its body, without the signature. */
export function describeMessage({ url, headers, body }: Message, grading: Shown): string {
  const { shownHeaders = [] } = grading
  const shown = shownHeaders.flatMap((name) => {
    const value = headerOf(headers, name)
    return value === undefined ? [] : [`${name}: ${value}, `]
  })
  const facts = `${shown.join('')}${headerOf(headers, 'content-type')}, ${Buffer.byteLength(body)} bytes`
  return `POST ${withoutLinkSecrets(url)} (${facts}) ${briefly(body, grading)}`.slice(0, longest * 2)
}

function briefly(body: string, { shown: names, secret = [] }: Shown): string {
  try {
    const members: unknown = JSON.parse(body)
    if (typeof members !== 'object' || members === null || Array.isArray(members)) return body.slice(0, longest)
    const shown = Object.entries(members).filter(([name]) => names.includes(name))
    const rest = Object.keys(members).length - shown.length
    const text = JSON.stringify(
      Object.fromEntries(shown.map(([name, value]) => [name, secret.includes(name) ? hidden(value) : value])),
    )
    return rest > 0 ? `${text} and ${rest} more members` : text
  } catch {
    return body === '' ? 'and no body' : body.slice(0, longest)
  }
}

function hidden(value: unknown): unknown {
  return typeof value === 'string' && value !== '' ? '…' : value
}
