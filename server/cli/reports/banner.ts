import { withoutPassword } from '../../core/text/database-url.ts'
import { withoutLinkSecrets } from '../../core/text/secrets.ts'
import type { RunningEmulator } from '../../emulator.ts'
import { defaultOptions } from '../../options/default-options.ts'
import type { Options } from '../../options.ts'
import { baseUrlFor, baseUrlOfV3 } from '../../vendor/official-sdks.ts'
import { ownName } from '../clients/own-name.ts'
import { shellWord } from '../clients/shell-word.ts'
import type { ConfiguredOptions } from '../options/configuration/configured-options.ts'
import { style } from './style.ts'
import { trustCommands } from './trust-commands.ts'

/** What somebody needs to know who just started an emulator: addresses, keys, trust, and how to ask for an outcome. */
export function banner(
  { port, partners, certificates }: Pick<RunningEmulator, 'port' | 'partners' | 'certificates'>,
  options: Options & Partial<Pick<ConfiguredOptions, 'configuration' | 'keyPlaces'>>,
  version: string,
): string {
  const heading = (text: string) => style('bold', text)
  const dim = (text: string) => style('dim', text)
  const base = `localhost:${port}`
  const keyPlace = (id: string) => options.keyPlaces?.get(id) && `as ${options.keyPlaces.get(id)} says`
  const url = `http://${base}`
  return [
    `${heading('Smile ID emulator')} ${version} ${dim(`on ${options.host}, clock: ${options.clock}${options.clockRate === 1 ? '' : ` at ${options.clockRate} times its rate`}`)}`,
    '',
    `  ${heading('Listening')}     http://${base} and https://${base}`,
    `  ${heading('Dashboard')}     http://${base}/__emulator/`,
    ...(options.configuration === undefined ? [] : [`  ${heading('Configured')}    by ${options.configuration}`]),
    ...openToOthers(options).map((line) => `                ${line}`),
    ...partners.map(
      ({ id, apiKey }, index) =>
        `  ${heading(index === 0 ? 'Partner' : '       ')}       ${id}  ${dim(`API key: ${keyPlace(id) ?? apiKey}`)}`,
    ),
    ...(options.secKey
      ? [
          `  ${heading('sec_key')}       ${secKeyCommand(options)} ${dim('prints the API key of SDKs from before 2022')}`,
        ]
      : []),
    `  ${heading('Callbacks')}     ${whereCallbacksGo(options, url)}`,
    ...(options.data === undefined
      ? []
      : [`  ${heading('Data')}          ${withoutPassword(options.data)} ${dim('(with personal data)')}`]),
    '',
    `  ${heading('Base URL')}      Node    ${baseUrlFor('node', url)} ${dim('(the SDK forces https)')}`,
    `                Python  ${baseUrlFor('python', url)}`,
    `                PHP     ${baseUrlFor('php', url)} ${dim('(the slash matters)')}`,
    `                Ruby    ${baseUrlFor('ruby', url)}`,
    `                Java    ${baseUrlFor('java', url)} ${dim('(SDK 2.x, without /v1)')}`,
    `                v3      ${baseUrlOfV3(url)} ${dim('(every SDK of v3: it forces https, of callback URLs too: --callback-host-rewrite)')}`,
    `                ${dim('or in a shell:')} eval "$(${ownName(process.env)} env --url ${url})"`,
    '',
    `  ${heading('Trust https')}`,
    ...trustLines(certificates.caPath).map((line) => `                ${line}`),
    ...(certificates.replaced ? [`                ${replacedAuthority}`] : []),
    '',
    `  ${heading('Outcomes')}      put a word into user_id: anna-rejected, anna-provisional, anna-spoof, anna-no-face …`,
    `                or: curl -X POST http://${base}/__emulator/next -d '{"scenario":"rejected"}'`,
    `                all of them: http://${base}/__emulator/scenarios`,
    '',
  ].join('\n')
}

// The authority's key is never kept, so other names, or a later expiry, need a new authority.
const replacedAuthority = 'The authority is new: where the old one was imported, import this one.'

/** Anybody who can reach it controls it: intended on this machine, and worth a warning elsewhere. */
function openToOthers({ host, controlToken }: Options): string[] {
  if (isLoopback(host) || controlToken !== undefined) return []
  return [`open to anybody who can reach ${host}; --control-token TOKEN requires a token`]
}

function whereCallbacksGo({ callbacks, callbackUrl }: Options, url: string): string {
  const inbox = `${url}/__emulator/inbox`
  if (callbacks === 'collect') return `none are posted: ${inbox} keeps them`
  const posted =
    callbackUrl === undefined
      ? "each job's own callback_url (a default: --callback-url URL)"
      : withoutLinkSecrets(callbackUrl)
  return callbacks === 'both' ? `${posted}, and ${inbox}` : posted
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\./.test(host)
}

function secKeyCommand({ dataDir }: Options): string {
  return `${ownName(process.env)} sec-key${dataDir === defaultOptions.dataDir ? '' : ` --data-dir ${dataDir}`}`
}

/** The line that each language needs to trust the local CA. Sources: v1 §1.1 to §1.5. */
export function trustLines(caPath: string): string[] {
  const { php, ruby, java } = trustCommands
  return [
    `Node    export NODE_EXTRA_CA_CERTS=${shellWord(caPath)}`,
    // It replaces the client's own list: `env` writes a file that has both.
    `Python  export REQUESTS_CA_BUNDLE=${shellWord(caPath)} # trusts nothing else; env --for python keeps the rest`,
    ...php(caPath).map((line) => `PHP     ${line}`),
    ...ruby(caPath).map((line) => `Ruby    ${line}`),
    ...java(caPath).map((line, index) => `${index === 0 ? 'Java' : '    '}    ${line}`),
    `curl    curl --cacert ${shellWord(caPath)} …`,
  ]
}
