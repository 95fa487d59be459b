/** A field of the page behind a link. */
export interface LinkField {
  /** The member of an identity that it becomes, such as `idNumber`. */
  readonly name: string
  readonly label: string
  readonly kind: 'text' | 'email' | 'phone' | 'date'
  readonly isRequired: boolean
  /** Of fields with the same one, at least one is filled in. */
  readonly oneOf?: string
  /** What is filled in has this form: a JavaScript regular expression. */
  readonly pattern?: string
  /** A value of that form, which is nobody's. */
  readonly example?: string
}
