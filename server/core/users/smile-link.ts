/** A link to a page on which people verify themselves, without any code of the partner's. Source: v1 §9.10. */
export interface SmileLink {
  readonly partnerId: string
  /** The link's own id. */
  readonly refId: string
  readonly name: string
  /** The settings it was created with, and changed since. */
  readonly terms: Readonly<Record<string, unknown>>
  readonly disabled: boolean
}

/** The link with other terms; what is not mentioned stays. */
export function changedLink(link: SmileLink, terms: Readonly<Record<string, unknown>>, disabled?: boolean): SmileLink {
  const name = typeof terms.name === 'string' ? terms.name : link.name
  return { ...link, name, terms: { ...link.terms, ...terms }, disabled: disabled ?? link.disabled }
}
