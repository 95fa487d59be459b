import type { Html } from './html.ts'

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
  /** Without the navigation, for whoever is not let in yet. */
  readonly bare?: boolean
  /** From top to bottom. */
  readonly blocks: readonly Block[]
  /** It counts down to something, and changes every second. */
  readonly countsDown?: boolean
  /** 200 unless said. */
  readonly status?: number
}
