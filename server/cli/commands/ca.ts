import { defaultOptions } from '../../options/default-options.ts'
import { openCertificates } from '../../tls/certificates.ts'
import type { CommandLine } from '../command.ts'
import { readConfiguredOptions } from '../options/configuration/configured-options.ts'
import { trustLines } from '../reports/banner.ts'

/** Prints where the local CA is, creating it if needed, and how each language trusts it. */
export async function ca({ flags }: CommandLine): Promise<number> {
  const { options } = await readConfiguredOptions(flags, process.env)
  const { caPath } = await openCertificates({ ...defaultOptions, ...options }.dataDir)
  console.log(caPath)
  // Only the path goes to standard output, so that $(smile-id-emulator ca) is the file.
  console.error(['', ...trustLines(caPath)].join('\n'))
  return 0
}
