import type { Term } from './term.ts'

/** A provider state that an interaction assumes. */
export interface StateUse {
  readonly name: string
  readonly params?: Readonly<Record<string, unknown>>
}

/** An exchange as it is written in code: any value may be a term. */
export interface HttpInteraction {
  readonly description: string
  readonly states: readonly StateUse[]
  readonly request: {
    readonly method: string
    readonly path: string | Term
    readonly query?: Readonly<Record<string, string | Term>>
    readonly headers?: Readonly<Record<string, string | Term>>
    readonly body?: unknown
    /** A body that is not JSON: bytes of that media type. */
    readonly bytes?: { readonly type: string; readonly content: Buffer }
    readonly form?: FormBody
  }
  readonly response: {
    /** A status, or a class of statuses if any of them is right. */
    readonly status: number | 'success' | 'clientError'
    readonly headers?: Readonly<Record<string, string | Term>>
    readonly body?: unknown
  }
}

/** A body of parts, as a client writes it. */
export interface FormBody {
  /** Its media type, with the boundary. */
  readonly type: string
  readonly content: Buffer
  /** Of parts that are files the media type alone counts: that type, by the part's name. */
  readonly files: Readonly<Record<string, string>>
}

/** A message that the provider sends on its own. */
export interface MessageInteraction {
  readonly description: string
  readonly states: readonly StateUse[]
  readonly message: unknown
  /** What the message has beside its contents, such as the headers that prove it. */
  readonly metadata?: Readonly<Record<string, string | Term>>
}
