import { defaultOptions } from '../options.ts'
import { openCertificates } from '../tls/certificates.ts'
import { trustLines } from './banner.ts'
import { readCommandLine, readOptions, startFlags } from './read-options.ts'

/** Prints where the local CA is, making it if need be, and how each language trusts it. */
export async function ca(words: readonly string[]): Promise<number> {
  const dataDir = startFlags['data-dir']
  const { flags } = readCommandLine(words, dataDir ? { 'data-dir': dataDir } : {})
  const { caPath } = await openCertificates({ ...defaultOptions, ...readOptions(flags, process.env) }.dataDir)
  console.log(caPath)
  // The path alone on standard output, so that $(smile-id-emulator ca) is the file.
  console.error(['', ...trustLines(caPath)].join('\n'))
  return 0
}
