import { type Conclusion, conclusions } from './case.ts'
import type { Reading } from './partner-port.ts'

/** How a partner says what it concluded. */
export interface Vocabulary {
  /** The member that says it, such as `decision` or `data.status`; the whole answer, when it is empty. */
  readonly path: string
  /** The partner's words for each conclusion; `none` stands for saying nothing, and for 404. */
  readonly words: Readonly<Record<Conclusion, readonly string[]>>
}

/** What stands for a job of which the partner says nothing. */
export const nothing = 'none'

/** Reads what a partner concluded from its answer. Never throws: what cannot be read says so. */
export function readConclusion(
  { status, body }: { readonly status: number; readonly body: string },
  { path, words }: Vocabulary,
  url: string,
): Reading {
  if (status !== 404 && (status < 200 || status >= 300)) return { said: `nothing: ${url} answered ${status}` }
  const word = status === 404 ? nothing : wordAt(body, path)
  if (word === undefined) return { said: `nothing: ${url} answered no JSON` }
  const conclusion = conclusions.find((one) => words[one].includes(word))
  if (conclusion) return { conclusion, said: quoted(word) }
  return { said: `${quoted(word)}, which is none of the words of --approved, --rejected and --pending` }
}

function quoted(word: string): string {
  return word === nothing ? 'nothing' : `"${word}"`
}

/** @returns undefined when a path leads into what is no JSON. */
function wordAt(body: string, path: string): string | undefined {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    return path === '' ? body.trim() || nothing : undefined
  }
  for (const name of path === '' ? [] : path.split('.')) {
    value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
  }
  if (value === undefined || value === null || value === '') return nothing
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
