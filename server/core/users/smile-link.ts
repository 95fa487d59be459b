/** A link to a page on which somebody verifies themselves, with no code of the partner's. Source: v1 §9.10. */
export interface SmileLink {
  readonly partnerId: string
  /** The link's own id. */
  readonly refId: string
  readonly name: string
  /** What was asked for when it was made, and changed since. */
  readonly terms: Readonly<Record<string, unknown>>
  readonly disabled: boolean
}

/** The link with other terms; what is not mentioned stays. */
export function changedLink(link: SmileLink, terms: Readonly<Record<string, unknown>>, disabled?: boolean): SmileLink {
  const name = typeof terms.name === 'string' ? terms.name : link.name
  return { ...link, name, terms: { ...link.terms, ...terms }, disabled: disabled ?? link.disabled }
}
