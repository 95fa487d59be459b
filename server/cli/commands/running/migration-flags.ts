import { listGenerations } from '../../../vendor/generations-without-emulator.ts'
import type { Flag } from '../../command.ts'

/** The generations that `migrate-check` compares. */
export function migrationFlags(): readonly Flag[] {
  const names = listGenerations().map(({ name }) => name)
  const value = names.join('|')
  return [
    { flag: 'from', value, help: `The generation that your clients leave. (${names[0]})` },
    { flag: 'to', value, help: `The one that they go to. (${names.at(-1)})` },
  ]
}
