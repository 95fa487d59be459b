import type { Kind } from './kind.ts'

/** One thing that an emulator can be told: as a flag, as a variable of the environment, and by a program. */
export interface Option<Value> {
  readonly flag: string
  readonly kind: Kind<Value>
  readonly help: string
  /** What holds when it is not said. */
  readonly usual: Value
  /** What the help says of that, where its value does not say it. */
  readonly shown?: string
  /** Undefined says something of its own, and is not as if it were left out. */
  readonly takesUndefined?: boolean
}

/** Options by the name that a program uses. */
export type OptionRows<Named> = { readonly [Name in keyof Named]-?: Option<Named[Name]> }

/** What the help says of an option. */
export function helpOf<Value>({ help, kind, usual, shown }: Option<Value>): string {
  const said = shown ?? (usual === undefined ? undefined : kind.show?.(usual))
  return said === undefined ? help : `${help} (${said})`
}
