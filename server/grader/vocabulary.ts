import { withoutLinkSecrets } from '../core/text/secrets.ts'
import { type Conclusion, conclusions } from '../vendor/grading/case.ts'
import type { Reading } from './run/partner-port.ts'

/** A partner's answer to a call. */
export interface CallAnswer {
  readonly status: number
  readonly body: string
  /** Where a redirect leads. */
  readonly location?: string | undefined
}

/** How a partner words its conclusions. */
export interface Vocabulary {
  /** The member that has it, such as `decision` or `data.status`; the whole answer when empty. */
  readonly path: string
  /** The partner's words for each conclusion; `none` means an empty answer or 404. */
  readonly words: Readonly<Record<Conclusion, readonly string[]>>
}

/** The word for a job that the partner does not know. */
export const nothing = 'none'

/** Reads a partner's conclusion from its answer. Never throws: the reading says what cannot be read. @param place the address, as it may be shown. */
export function readConclusion(answer: CallAnswer, { path, words }: Vocabulary, place: string): Reading {
  const { status, body } = answer
  const problem = problemWith(answer)
  if (problem) return { said: `nothing: ${place} answered ${status}${problem}`, unreadable: true }
  if (status !== 404 && !isSuccess(status)) return { said: `nothing: ${place} answered ${status}` }
  const word = status === 404 ? nothing : wordAt(body, path)
  if (word === undefined) return { said: `nothing: ${place} answered with something other than JSON`, unreadable: true }
  const conclusion = conclusions.find((one) => words[one].includes(word))
  if (conclusion) return { conclusion, said: quoted(word) }
  return { said: `${quoted(word)}, which is not one of the words of --approved, --rejected and --pending` }
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300
}

/** A problem that every job's answer would have, in words that follow its status. */
function problemWith({ status, location }: CallAnswer): string | undefined {
  if (status === 101) return ', which asks for another protocol'
  if (status >= 300 && status < 400)
    return ` and leads to ${location === undefined ? 'nowhere' : withoutLinkSecrets(location)}, which is not followed: use the final address`
  if (status === 401) return ', which asks for a login: use an address that needs none'
  return undefined
}

function quoted(word: string): string {
  return word === nothing ? 'nothing' : `"${word}"`
}

/** @returns undefined when a path leads into something other than JSON. */
function wordAt(body: string, path: string): string | undefined {
  if (body.trim() === '') return nothing
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    return path === '' ? body.trim() : undefined
  }
  for (const name of path === '' ? [] : path.split('.')) {
    value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
  }
  if (value === undefined || value === null || value === '') return nothing
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
