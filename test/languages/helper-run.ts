import { execFile } from 'node:child_process'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { packageRoot } from '../../server/files/root.ts'
import { cli } from '../helpers/command.ts'
import { testDataDir } from '../helpers/emulator.ts'
import { blocksOf, pageAt } from '../helpers/pages.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

const execute = promisify(execFile)

/** A copy of a helper's folder, since its tools write there. @returns its path. */
export function copyOfHelper(language: string): string {
  const copy = join(temporaryFolder(`helper-${language}`), 'helper')
  cpSync(join(packageRoot, 'helpers', language), copy, { recursive: true })
  return copy
}

/** Runs a program that starts this emulator where it needs one. @returns what it printed. Rejects with all that it wrote when it fails. */
export async function runWithEmulator(
  program: string,
  words: readonly string[],
  { cwd, env = {} }: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv },
): Promise<string> {
  const own = {
    SMILE_ID_EMULATOR_COMMAND: `'${process.execPath}' '${cli}'`,
    SMILE_ID_EMULATOR_DATA_DIR: testDataDir,
  }
  try {
    const { stdout } = await execute(program, [...words], {
      ...{ cwd, env: { ...process.env, ...own, ...env } },
      ...{ timeout: 280_000, maxBuffer: 64 * 1024 * 1024 },
    })
    return stdout
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string }
    throw new Error(`${stdout}${stderr}`)
  }
}

/** The blocks of a page in a language. */
export function blocksIn(page: string, language: string): readonly string[] {
  return blocksOf(pageAt(page)).flatMap((one) => (one.language === language ? one.text : []))
}
