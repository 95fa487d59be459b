import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const execute = promisify(execFile)

/**
 * @param telling which of several lines about errors says most: pip ends with it, Maven begins with it.
 * @returns the line that says best why a command failed, or undefined when it did not.
 */
export async function problemWith(
  command: string,
  args: readonly string[],
  telling: 'first' | 'last' = 'last',
): Promise<string | undefined> {
  try {
    await execute(command, args, { timeout: 180_000 })
    return undefined
  } catch (error) {
    const { stderr = '', stdout = '', message } = error as Error & { stderr?: string; stdout?: string }
    const lines = `${stdout}\n${stderr}`.split('\n').filter((line) => line.trim() !== '')
    const errors = lines.filter((line) => /error/i.test(line))
    return (errors.at(telling === 'first' ? 0 : -1) ?? lines[0] ?? message).trim()
  }
}
