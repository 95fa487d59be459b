import { join } from 'node:path'
import type { Partner } from '../../core/users/partner.ts'
import { defaultOptions } from '../../options/default-options.ts'
import type { Options } from '../../options.ts'
import { openCertificates } from '../../tls/certificates.ts'
import { ownFolder } from '../../tls/own-folder.ts'
import { writeCa, writeCaBundle } from '../../tls/trust-files.ts'
import { languages } from '../../vendor/official-sdks.ts'
import { callControl, emulatorUrl, fetchControl, noEmulator, urlVariable } from '../clients/remote.ts'
import { quoted } from '../clients/shell-word.ts'
import { type ClientFacts, clientVariables, trustedFiles } from '../clients/variables.ts'
import type { CommandLine } from '../command.ts'
import { readConfiguredOptions } from '../options/configuration/configured-options.ts'
import { oneOf, UsageError } from '../options/usage-error.ts'
import { variableSaid } from '../options/variables.ts'
import { clientNotes } from '../reports/client-notes.ts'

/** Prints what a client of an emulator needs, as lines for a shell to evaluate. */
export async function env({ flags, words: rest }: CommandLine): Promise<number> {
  if (rest.length > 0)
    throw new UsageError(`"${rest[0]}" was not expected. Name a language with --for, such as --for python.`)
  const language = flags.for === undefined ? undefined : oneOf(languages, String(flags.for), '--for')
  const { options: said } = await readConfiguredOptions(flags, process.env)
  const options = { ...defaultOptions, ...said }
  const facts =
    flags.url === undefined
      ? await factsOfPlanned(options, flags.port === undefined ? variableSaid(process.env, urlVariable) : undefined)
      : await factsOfRunning(emulatorUrl(String(flags.url), '--url'), options)
  const variables = clientVariables(facts, process.env, language)
  const lines = Object.entries(variables).map(([name, value]) => `export ${name}=${quoted(value)}`)
  // Comments come last, so that a forgotten pair of quotes around $(…) does no harm.
  console.log([...lines, ...clientNotes(facts, language).map((note) => `# ${note}`)].join('\n'))
  return 0
}

/** The facts of an emulator on this machine. It is not asked, and need not be running. */
async function factsOfPlanned(
  { port, pathPrefix = '', dataDir, partners }: Options,
  url: string | undefined,
): Promise<ClientFacts> {
  if (url === undefined && port === 0)
    throw new UsageError('With port 0 the port is known only when the emulator runs: give its address with --url.')
  const { caPath } = await openCertificates(dataDir)
  return factsOf(
    url === undefined ? `http://localhost:${port}${pathPrefix}` : emulatorUrl(url, urlVariable),
    partners,
    caPath,
  )
}

/** The facts of a running emulator, which is asked. It may be on another machine, with its own authority. */
async function factsOfRunning(url: string, { dataDir, partners, controlToken }: Options): Promise<ClientFacts> {
  const remote = { url, token: controlToken }
  const ca = await (await fetchControl(remote, 'GET', 'ca.pem')).text()
  if (!ca.includes('BEGIN CERTIFICATE')) throw noEmulator(url, 'it shows no certificate authority')
  const folder = join(ownFolder(dataDir, 'trusted'), new URL(url).host.replace(/[^\w.-]/g, '_'))
  const facts = factsOf(url, partners, writeCa(folder, ca))
  // The emulator gives nobody a key, so the partner is named on the command line; whether it is served there can be asked.
  await callControl(remote, `users/anybody?partner_id=${encodeURIComponent(facts.partner.id)}`, undefined, 'GET').catch(
    ({ message }: Error) => {
      throw new Error(`${message} Name one with --partner ID:KEY.`)
    },
  )
  return facts
}

function factsOf(url: string, [partner]: readonly Partner[], caPath: string): ClientFacts {
  if (!partner) throw new UsageError('Name a partner with --partner ID:KEY.')
  return { url, partner, caPath, bundlePath: writeCaBundle(caPath, trustedFiles(process.env)) }
}
