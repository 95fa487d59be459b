/** Words that may be given: a list, or loaded when a shell asks for them. */
export type Words = readonly string[] | (() => Promise<readonly string[]>)

/** An option of a command. */
export interface Flag {
  readonly flag: string
  /** The value's placeholder in the help; absent for a switch. */
  readonly value?: string
  readonly help: string
  /** May be given several times. */
  readonly many?: boolean
  /** Its possible values, unless `value` lists them. */
  readonly words?: Words
  /** It belongs to another command: the message when it is given here. */
  readonly misplaced?: string
}

/** The options of a command line, by name. */
export type GivenFlags = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>

/** A command line that was read. */
export interface CommandLine {
  readonly flags: GivenFlags
  readonly words: readonly string[]
  /** What follows `--`, for a command that runs another; undefined when nothing does. */
  readonly after?: readonly string[] | undefined
}

/** Carries out a command. @returns the exit code. */
export type Run = (line: CommandLine, commands: readonly Command[]) => number | Promise<number>

/** A command: its name, its arguments, and what it does. Dispatch, help and completion are made from it. */
export interface Command {
  readonly name: string
  /** Its arguments, such as `SCENARIO`. */
  readonly takes?: string
  readonly summary: string
  /** It talks to a running emulator. */
  readonly isRemote?: boolean
  /** Some take long to load, and are loaded only for this command. */
  readonly flags: readonly Flag[] | (() => Promise<readonly Flag[]>)
  /** What each argument may be. */
  readonly words?: readonly Words[]
  /** It prints a log of what happens, and not a result. */
  readonly writesLog?: boolean
  /** What follows `--` is another command. */
  readonly runsAnother?: boolean
  /** Its own help, if a list of options is not enough. */
  readonly explain?: (flags: readonly Flag[]) => Promise<string>
  /** Loads the command when it is called: `next` need not wait for a server that it does not start. */
  readonly load: () => Promise<Run>
}

/** The options of a command. */
export async function flagsOf({ flags }: Pick<Command, 'flags'>): Promise<readonly Flag[]> {
  return typeof flags === 'function' ? flags() : flags
}

/** The words of a list, loaded if need be. */
export async function loadWords(words: Words): Promise<readonly string[]> {
  return typeof words === 'function' ? words() : words
}
