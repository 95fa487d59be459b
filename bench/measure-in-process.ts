import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Effort } from './effort.ts'
import type { InProcessStarts } from './in-process-starts.ts'
import { median } from './statistics.ts'

// How much longer a start may take than that of a bare server, in milliseconds.
const aim = 15

/** Starts the emulator and a bare server in turns inside of one process. @param dataDir where certificates are already. */
export async function measureInProcess(dataDir: string, { startsInProcess }: Effort): Promise<InProcessStarts> {
  const program = fileURLToPath(import.meta.resolve('./in-process-starts.ts'))
  const { stdout } = await promisify(execFile)(process.execPath, [program, dataDir, String(startsInProcess)])
  return JSON.parse(stdout) as InProcessStarts
}

/** What is printed of it. */
export function inProcessLines({ first, emulator, bare }: InProcessStarts): string[] {
  const difference = (median(emulator) - median(bare)).toFixed(1)
  const remark = `aim: at most ${aim}, ${Number(difference) <= aim ? 'reached' : 'missed'}`
  return [
    `starting in a process, ms, median of ${emulator.length}`,
    line('emulator', median(emulator).toFixed(1)),
    line('bare http.Server', median(bare).toFixed(1)),
    `${line('difference', difference)}   ${remark}`,
    line('the first, with loading', first.toFixed(1)),
  ]
}

function line(label: string, figure: string): string {
  return `  ${label.padEnd(30)}${figure.padStart(6)}`
}
