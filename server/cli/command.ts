/** Words that may stand somewhere: known, or loaded when a shell asks for them. */
export type Words = readonly string[] | (() => Promise<readonly string[]>)

/** An option, as it is written and explained. */
export interface Flag {
  readonly flag: string
  /** What stands for the value in the help; absent for a switch. */
  readonly value?: string
  readonly help: string
  /** May be given several times. */
  readonly many?: boolean
  /** What it may be, where `value` does not list it. */
  readonly words?: Words
  /** It belongs to another command, and this is said to whoever gives it here. */
  readonly misplaced?: string
}

/** What the options of a command line say, by their names. */
export type GivenFlags = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>

/** What a command line says. */
export interface CommandLine {
  readonly flags: GivenFlags
  readonly words: readonly string[]
  /** What follows `--`, for a command that runs another; undefined when nothing does. */
  readonly after?: readonly string[] | undefined
}

/** Carries out a command. @returns the exit code. */
export type Run = (line: CommandLine, commands: readonly Command[]) => number | Promise<number>

/** A command: how it is called, what it takes, and what it does. Dispatch, help and completion are made of it. */
export interface Command {
  readonly name: string
  /** What stands behind its name, such as `SCENARIO`. */
  readonly takes?: string
  readonly summary: string
  /** It talks to an emulator that runs. */
  readonly isRemote?: boolean
  /** Some take long to load, and wait until the command is asked for. */
  readonly flags: readonly Flag[] | (() => Promise<readonly Flag[]>)
  /** What each word behind its name may be. */
  readonly words?: readonly Words[]
  /** What it prints is a log of what happens, and not what was asked for. */
  readonly writesLog?: boolean
  /** What follows `--` is another command, and none of its words. */
  readonly runsAnother?: boolean
  /** Explains it where a list of its options is not enough. */
  readonly explain?: (flags: readonly Flag[]) => Promise<string>
  /** Each loads what it needs when it is asked for: `next` need not wait for a server it does not start. */
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
