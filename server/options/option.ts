import type { Kind } from './kind.ts'

/** One option: as a flag, as an environment variable, and in a program. */
export interface Option<Value> {
  readonly flag: string
  readonly kind: Kind<Value>
  readonly help: string
  /** The default. */
  readonly usual: Value
  /** The default as shown in the help, if its value is not clear. */
  readonly shown?: string
  /** Undefined is a value of its own, and not the default. */
  readonly takesUndefined?: boolean
}

/** Options by the name that a program uses. */
export type OptionRows<Named> = { readonly [Name in keyof Named]-?: Option<Named[Name]> }

/** The help of an option. */
export function helpOf<Value>({ help, kind, usual, shown }: Option<Value>): string {
  const said = shown ?? (usual === undefined ? undefined : kind.show?.(usual))
  return said === undefined ? help : `${help} (${said})`
}
