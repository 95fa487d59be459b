import type { Html } from '../markup/html.ts'

/** A part of a page that is rendered again, and sent, when something has happened. */
export interface Block {
  readonly id: string
  readonly html: Html
}

/** What a page shows at one moment. */
export interface View {
  readonly title: string
  /** The path of the page in the navigation that this one belongs to. */
  readonly section?: string
  /** Without the navigation, for a user who has not logged in yet. */
  readonly bare?: boolean
  /** From top to bottom. */
  readonly blocks: readonly Block[]
  /** It counts down to something, and changes every second. */
  readonly countsDown?: boolean
  /** 200 by default. */
  readonly status?: number
}
