import { existsSync } from 'node:fs'
import { win32 } from 'node:path'

/** What is given to `spawn`. */
export interface Spawned {
  readonly command: string
  readonly words: readonly string[]
  /** The words are quoted already. */
  readonly verbatim?: true
}

/**
 * How Windows starts a command. A program is started as it is; a batch file, such as npm.cmd, only by the system's shell, which takes
 * one line and no list of words. Sources: Node's documentation of spawn, on .bat and .cmd files; https://qntm.org/cmd on quoting.
 */
export function windowsCommand(
  [name = '', ...rest]: readonly string[],
  environment: NodeJS.ProcessEnv,
  isFile: (path: string) => boolean = existsSync,
): Spawned {
  const found = candidates(name, environment).find(isFile)
  if (found === undefined || !/\.(?:cmd|bat)$/i.test(found)) return { command: name, words: rest }
  // A batch file hands its words on to another command, so they are read twice.
  const line = [escaped(found), ...rest.map((word) => escaped(escaped(quoted(word))))].join(' ')
  return {
    command: variable(environment, 'ComSpec') ?? 'cmd.exe',
    words: ['/d', '/s', '/c', `"${line}"`],
    verbatim: true,
  }
}

/** The files that a name may stand for, in the order of the search. */
function candidates(name: string, environment: NodeJS.ProcessEnv): string[] {
  const folders = /[\\/]/.test(name)
    ? ['']
    : (variable(environment, 'Path') ?? '').split(';').filter((one) => one !== '')
  const extensions =
    win32.extname(name) !== '' ? [''] : (variable(environment, 'PATHEXT') ?? '.EXE;.CMD;.BAT').split(';')
  return folders.flatMap((folder) =>
    extensions.map((extension) => (folder === '' ? `${name}${extension}` : win32.join(folder, `${name}${extension}`))),
  )
}

/** Names of variables are of any case there. */
function variable(environment: NodeJS.ProcessEnv, name: string): string | undefined {
  const [, value] = Object.entries(environment).find(([one]) => one.toLowerCase() === name.toLowerCase()) ?? []
  return value
}

/** As programs split a line into words: backslashes count only before a quote. */
function quoted(word: string): string {
  return `"${word.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1')}"`
}

/** Without a meaning to the shell. */
function escaped(text: string): string {
  return text.replace(/[()\][%!^"`<>&|;, *?]/g, '^$&')
}
