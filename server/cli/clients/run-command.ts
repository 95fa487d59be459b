import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants } from 'node:os'
import { complain } from '../complain.ts'
import { type Spawned, windowsCommand } from './windows-command.ts'

// They stop the command, and this process only after it.
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Runs a command without a shell, on this process's own input and output, and passes signals on to it.
 * @returns its exit code, as a shell would report it.
 */
export async function runCommand(words: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  const [command = '', ...rest] = words
  const started: Spawned = process.platform === 'win32' ? windowsCommand(words, environment) : { command, words: rest }
  const options = { stdio: 'inherit', env: environment, windowsVerbatimArguments: started.verbatim === true } as const
  try {
    return await exitOf(() => spawn(started.command, [...started.words], options))
  } catch (caught) {
    const error = caught as NodeJS.ErrnoException
    complain(problemOf(command, error))
    return error.code === 'EACCES' ? 126 : 127
  }
}

/**
 * Waits for a program to end, and passes signals on to it meanwhile.
 * @returns its exit code; 128 and the signal's number when a signal ended it. Source: POSIX shells, §2.8.2.
 * @throws Error when it cannot be started.
 */
export async function exitOf(start: () => ChildProcess): Promise<number> {
  let child: ChildProcess | undefined
  const handOn = (signal: NodeJS.Signals) => {
    if (!isSentByTerminal(signal)) child?.kill(signal)
  }
  // Before the program starts: an early signal would end this process, and leave the program behind.
  for (const signal of signals) process.on(signal, handOn)
  try {
    child = start()
    const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null]
    return code ?? 128 + constants.signals[signal ?? 'SIGTERM']
  } finally {
    for (const signal of signals) process.off(signal, handOn)
  }
}

/** Ctrl-C reaches every process of a terminal, and a command that gets it twice skips its cleanup. */
function isSentByTerminal(signal: NodeJS.Signals): boolean {
  return signal === 'SIGINT' && [process.stdin, process.stdout, process.stderr].some(({ isTTY }) => isTTY)
}

function problemOf(command: string, error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case 'ENOENT':
      return `There is no command "${command}". It is run without a shell: if it needs one, use sh -c '…'.`
    case 'EACCES':
      return `"${command}" may not be run: it is not a program, or this user lacks the permission.`
    default:
      return `"${command}" cannot be run: ${error.message}.`
  }
}
