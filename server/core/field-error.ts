import { type ErrorKind, SmileError } from './errors.ts'

/** What is wrong with one field of a request. */
export interface FieldProblem {
  /** The path to the field, as the vendor writes it: `partner_params.user_id`, `id_types[0].country`. */
  readonly field: string
  readonly problem: 'missing' | 'empty' | 'wrong'
  /** Everything allowed, if it can be listed: values, or names of types. */
  readonly allowed?: readonly string[] | undefined
}

/** A request refused because of one field, which some of the vendor's endpoints name in their answer. */
export class FieldError extends SmileError {
  readonly about: FieldProblem

  constructor(kind: ErrorKind, hint: string, about: FieldProblem) {
    super(kind, hint)
    this.about = about
  }
}
