import type { Effort } from './effort.ts'
import { startTarget } from './running-target.ts'
import type { Target } from './target.ts'

/**
 * Starts every target in turn, several times. The first turn only warms disk caches, and makes the emulator's certificate,
 * which a machine does once.
 * @returns for each target, milliseconds from spawn to first answer.
 */
export async function measureStartUps(
  targets: readonly Target[],
  { starts }: Effort,
  report: (progress: string) => void,
): Promise<readonly number[][]> {
  const found: number[][] = targets.map(() => [])
  for (let turn = 0; turn <= starts; turn++) {
    report(turn === 0 ? 'start-up: warm-up' : `start-up: ${turn} of ${starts}`)
    for (const [index, target] of targets.entries()) {
      await using running = await startTarget(target)
      if (turn > 0) found[index]?.push(running.startUp)
    }
  }
  return found
}
