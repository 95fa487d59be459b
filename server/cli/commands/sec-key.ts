import { oldApiKey } from '../../core/sec-key.ts'
import { defaultOptions } from '../../options/default-options.ts'
import { openRsaKey } from '../../tls/rsa-key.ts'
import type { CommandLine } from '../command.ts'
import { readConfiguredOptions } from '../options/configuration/configured-options.ts'

/** Prints the API key for SDKs from before 2022, creating it if needed. */
export async function secKey({ flags }: CommandLine): Promise<number> {
  const { options } = await readConfiguredOptions(flags, process.env)
  const { apiKey, pem } = oldApiKey(await openRsaKey({ ...defaultOptions, ...options }.dataDir))
  console.log(flags.pem ? pem.trimEnd() : apiKey)
  // Only the key goes to standard output, so that $(smile-id-emulator sec-key) is the key.
  console.error(
    [
      '',
      'The API key, instead of the usual one, of every partner whose SDK signs with sec_key (before 2022).',
      flags.pem
        ? 'In this form for Java, and for Python SDKs of 2020; without --pem for Node, later Python, PHP and Ruby.'
        : 'In this form for Node, Python, PHP and Ruby; with --pem for Java, and for Python SDKs of 2020.',
      'An emulator accepts it that was started with --sec-key and the same --data-dir.',
    ].join('\n'),
  )
  return 0
}
