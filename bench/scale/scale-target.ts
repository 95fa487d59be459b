import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startTarget } from '../running-target.ts'
import { emulatorTarget, type Target } from '../target.ts'

/** A folder for this run, where the emulators keep their certificates, and some their files. */
export const scratch: string = mkdtempSync(join(tmpdir(), 'smile-id-scale-'))
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }))

/** Starts one and ends it, so that those that are measured find certificates and a compile cache: both are made once. */
export async function warmUp(): Promise<void> {
  await using _ = await startTarget(scaleTarget())
}

/** The emulator as anybody starts it. @param options besides. */
export function scaleTarget(options: readonly string[] = []): Target {
  return emulatorTarget('emulator', ['--data-dir', scratch, ...options])
}
