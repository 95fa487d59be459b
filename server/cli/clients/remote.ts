import { withoutLinkSecrets } from '../../core/text/secrets.ts'
import { usualPort } from '../../options.ts'
import type { CommandLine } from '../command.ts'
import { UsageError } from '../options/usage-error.ts'
import { optionVariable, variableSaid } from '../options/variables.ts'
import { ownName } from './own-name.ts'

/** The variable with a running emulator's address; `exec` sets it. */
export const urlVariable = 'SMILE_ID_EMULATOR_URL'

/** A running emulator, and the token it asks for. */
export interface Remote {
  readonly url: string
  readonly token: string | undefined
}

/** What the flags of a command say to a running emulator. */
interface Asked {
  readonly remote: Remote
  readonly partner?: string
  readonly times?: string
}

/**
 * The emulator that a command line names, the partner, and its one word.
 * @param wanted what the word is; a command without it takes none.
 * @throws UsageError when a word is missing, or one too many.
 */
export function readRemote({ flags, words: rest }: CommandLine, wanted?: string): Asked & { readonly word: string } {
  const [word, extra] = rest
  if (wanted && word === undefined) throw new UsageError(`Name ${wanted}.`)
  const surplus = wanted ? extra : word
  if (surplus !== undefined) throw new UsageError(`"${surplus}" was not expected.`)
  return { ...remoteOf(flags), word: word ?? '' }
}

/** The emulator that these flags name, and the partner. */
export function remoteOf(flags: CommandLine['flags']): Asked {
  const { url, partner, times } = flags as { readonly url?: string; readonly partner?: string; readonly times?: string }
  return {
    remote: { url: urlOf(url), token: tokenIn(flags) },
    ...(partner !== undefined && { partner }),
    ...(times !== undefined && { times }),
  }
}

function urlOf(flag: string | undefined): string {
  if (flag !== undefined) return emulatorUrl(flag, '--url')
  const variable = variableSaid(process.env, urlVariable)
  if (variable !== undefined) return emulatorUrl(variable, urlVariable)
  return `http://localhost:${optionVariable(process.env, 'port') ?? usualPort}`
}

/** The address of an emulator; a client's base URL or a page of the dashboard do too. @throws UsageError when it is not a URL. */
export function emulatorUrl(text: string, source: string): string {
  const url = URL.parse(text)
  // It may be below a path, behind a proxy.
  if (url && /^https?:$/.test(url.protocol))
    return url.origin + url.pathname.replace(/\/+(v\d+|__emulator)(\/.*)?$|\/+$/, '')
  throw new UsageError(
    `${source}: "${withoutLinkSecrets(text)}" is not an http or https URL, such as http://localhost:7645.`,
  )
}

/** The token given to a command. */
export function tokenIn(flags: CommandLine['flags']): string | undefined {
  return (flags['control-token'] as string | undefined) ?? optionVariable(process.env, 'control-token')
}

/** Calls a verb of the control API. @param body an object, or JSON. @returns the answer. @throws Error with the emulator's message, or why there is no answer. */
export async function callControl(
  remote: Remote,
  path: string,
  body?: object | string,
  method = 'POST',
): Promise<unknown> {
  const response = await fetchControl(remote, method, path, body)
  return response.json().catch(() => {
    throw noEmulator(remote.url, `its answer to ${method} ${response.url} is not JSON`)
  })
}

/** The same for any answer, JSON or not. */
export async function fetchControl(
  { url, token }: Remote,
  method: string,
  path: string,
  body?: object | string,
): Promise<Response> {
  const target = `${url}/__emulator/${path}`
  const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const response = await fetch(target, { method, headers, ...sent }).catch((error: Error) => {
    const cause = (error.cause as NodeJS.ErrnoException | undefined)?.code ?? error.message
    throw new Error(
      `No emulator answers at ${url} (${cause}). Start one with: ${ownName(process.env)} start; or give its address with --url.`,
    )
  })
  if (response.ok) return response
  const { error } = (await response.json().catch(() => ({}))) as { error?: string }
  throw error === undefined
    ? noEmulator(url, `it answered ${response.status} to ${method} ${target}`)
    : new Error(error)
}

/** The error when something else was reached. */
export function noEmulator(url: string, reason: string): Error {
  return new Error(`What answers at ${url} is not an emulator: ${reason}. Give the address of one with --url.`)
}
