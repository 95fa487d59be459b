import { type Listed, pactFromJournal } from '../../../pact/from-journal.ts'
import { listPactGenerations } from '../../../vendor/generations-without-emulator.ts'
import { callControl, remoteOf } from '../../clients/remote.ts'
import type { CommandLine } from '../../command.ts'
import { UsageError } from '../../options/usage-error.ts'
import { writeOutput } from '../../output-file.ts'
import { counted } from '../../reports/counted.ts'

/** Writes a consumer pact of what a running emulator was asked, without secrets and personal data. */
export async function journalPact({ flags, words: rest }: CommandLine): Promise<number> {
  if (rest.length > 0) throw new UsageError(`"${rest[0]}" was not expected. Name a file with --output FILE.`)
  const { remote, partner } = remoteOf(flags)
  const query = partner === undefined ? '' : `?partner_id=${encodeURIComponent(partner)}`
  const { exchanges } = (await callControl(remote, `journal${query}`, undefined, 'GET')) as Listed
  const { jobs } = (await callControl(remote, `jobs${query}`, undefined, 'GET')) as Listed
  const names = {
    consumer: String(flags.consumer ?? 'partner'),
    provider: flags.provider === undefined ? undefined : String(flags.provider),
  }
  const pact = pactFromJournal(names, { exchanges, jobs }, await listPactGenerations())
  const text = `${JSON.stringify(pact, null, 2)}\n`
  if (flags.output === undefined) process.stdout.write(text)
  else {
    writeOutput(String(flags.output), text)
    console.log(
      `${flags.output}: ${counted(pact.interactions.length, 'interaction')}, of ${counted(exchanges.length, 'exchange')}.`,
    )
  }
  return 0
}
