/** A test of one value. A plain value means equals; several tests must all hold. */
export type PredicateSpec =
  | string
  | number
  | boolean
  | {
      readonly in?: readonly (string | number | boolean)[]
      readonly matches?: string
      readonly exists?: boolean
      readonly not?: PredicateSpec
    }
