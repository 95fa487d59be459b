import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmulator } from '../../server/emulator.ts'
import { type Emulator, type Observer, type Options, startEmulator } from '../../server/index.ts'
import { defaultOptions } from '../../server/options/default-options.ts'
import type { GivenParts, RunningEmulator } from '../../server/running-emulator.ts'

/** Certificates are made once, and serve later runs too. */
export const testDataDir: string = join(tmpdir(), 'smile-id-emulator-tests')

/** What starts the command so that it, too, checks its own answers and callbacks. */
export const testStart: readonly string[] = ['start', '--check-answers', '--data-dir', testDataDir]

/** An emulator on a virtual clock that checks its own answers and callbacks: what every test wants unless it says otherwise. */
export function startTestEmulator(options: Partial<Options> = {}, observer: Observer = {}): Promise<Emulator> {
  return startEmulator({ clock: 'virtual', checkAnswers: true, dataDir: testDataDir, ...options }, observer)
}

/** The same from inside, for tests that look behind the door. */
export async function openTestEmulator(
  options: Partial<Options> = {},
  given: GivenParts = {},
  observer: Observer = {},
): Promise<RunningEmulator & { readonly url: string }> {
  const own = { port: 0, clock: 'virtual', checkAnswers: true, dataDir: testDataDir } as const
  const running = await openEmulator({ ...defaultOptions, ...own, ...options }, observer, given)
  return { ...running, url: `http://localhost:${running.port}` }
}
