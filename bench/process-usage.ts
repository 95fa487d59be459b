import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Resident memory of a process, in bytes. */
export function residentMemory(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(textOf(`/proc/${pid}/status`)) ?? []
  return Number(kilobytes ?? execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) * 1_024
}

// Linux reports processor time in hundredths of a second, whatever its kernel ticks at.
const ticksPerSecond = 100

/** Processor time a process has used, in milliseconds; NaN where the system has no /proc. */
export function processorTime(pid: number): number {
  const text = textOf(`/proc/${pid}/stat`)
  // The name may hold anything, so counting starts behind it.
  const [user, system] = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
  return ((Number(user) + Number(system)) / ticksPerSecond) * 1_000
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
