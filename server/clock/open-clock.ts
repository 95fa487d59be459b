import type { EmulatorRecord } from '../core/state/state.ts'
import { withoutPassword } from '../core/text/database-url.ts'
import type { Clock } from './clock.ts'
import { createSystemClock } from './system-clock.ts'
import { createVirtualClock, virtualEpoch } from './virtual-clock.ts'

/** The options of the clock. */
export interface ClockOptions {
  readonly clock: 'system' | 'virtual'
  readonly clockRate: number
  /** The file or the PostgreSQL to continue from, if any. */
  readonly data: string | undefined
}

/** Where the emulator's time is kept. */
export interface ClockKeeper {
  kept(): Promise<{ readonly emulator: Partial<EmulatorRecord> }>
  saveEmulator(changes: Partial<EmulatorRecord>): Promise<void>
}

/**
 * The emulator's own clock. A virtual one continues from the time in the file.
 * Rejects with a RangeError when a virtual clock is given a rate, and with an Error when the file was written with the other kind of clock.
 */
export async function openClock({ clock: kind, clockRate, data }: ClockOptions, keeper: ClockKeeper): Promise<Clock> {
  if (kind === 'virtual' && clockRate !== 1) {
    throw new RangeError(
      'A virtual clock stands still until it is advanced: a rate (--clock-rate, clockRate) is for the system clock.',
    )
  }
  if (data !== undefined && clockRate !== 1) {
    throw new RangeError(
      'A clock with a rate starts at the present each time, so the times in a file would be in its future: ' +
        'leave out --clock-rate (clockRate), or --data (data).',
    )
  }
  const { clock: kept } = (await keeper.kept()).emulator
  if (kept && kept.kind !== kind) {
    throw new Error(
      `${withoutPassword(data ?? '')} was written with the ${kept.kind} clock, and its times mean something else on the ${kind} clock. Start with ` +
        `--clock ${kept.kind} (clock: "${kept.kind}"), or name another file or schema.`,
    )
  }
  const keep = (now: number) => keeper.saveEmulator({ clock: { kind, now } })
  const clock = kind === 'system' ? createSystemClock(clockRate) : createVirtualClock(kept?.now ?? virtualEpoch, keep)
  if (!kept) await keep(clock.now())
  return clock
}
