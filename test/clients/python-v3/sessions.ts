import { join } from 'node:path'
import type { Python } from '../../helpers/python.ts'

/** Whom the SDK speaks for. */
export interface SdkClient {
  readonly partner_id: string
  readonly api_key: string
  readonly base_url: string
  readonly default_callback_url?: string
}

/** One thing done by a session; `$job` in a URL stands for the newest submission's id. */
export type Step =
  | { readonly do: 'verify'; readonly with: Readonly<Record<string, unknown>> }
  | { readonly do: 'retrieve' | 'replay'; readonly job_id?: string }
  | { readonly do: 'wait'; readonly interval?: number }
  | { readonly do: 'list' }
  | {
      readonly do: 'call'
      /** Such as `documents.verify`. */
      readonly method: string
      readonly args?: readonly string[]
      readonly with?: Readonly<Record<string, unknown>>
    }
  | { readonly do: 'control'; readonly url: string; readonly json: unknown }

/** A client of its own, and what it does, one after the other. */
export interface SdkSession {
  readonly client?: Partial<SdkClient>
  readonly steps: readonly Step[]
}

/** What a step gave. */
export type Gave =
  | { readonly answer: Readonly<Record<string, unknown>> }
  | {
      readonly error: {
        readonly type: string
        readonly status_code: number | null
        readonly status: string | null
        readonly message: string
      }
    }

/** Plays sessions of the SDK in one process, all of them at once. @param caPath of the authority to trust; none when left out. */
export async function playSessions<Name extends string>(
  python: Python,
  defaults: SdkClient,
  sessions: Readonly<Record<Name, SdkSession>>,
  caPath?: string,
): Promise<Readonly<Record<Name, readonly Gave[]>>> {
  const script = join(import.meta.dirname, 'play-sessions.py')
  const trust = caPath === undefined ? {} : { SSL_CERT_FILE: caPath }
  return (await python.run(script, { defaults, sessions }, trust)) as Readonly<Record<Name, readonly Gave[]>>
}
