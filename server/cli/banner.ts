import type { RunningEmulator } from '../emulator.ts'
import { defaultOptions, type Options } from '../options.ts'
import { style } from './style.ts'

/** What a person needs who has just started an emulator: addresses, keys, trust, and how to ask for an outcome. */
export function banner({ port, partners, certificates }: RunningEmulator, options: Options, version: string): string {
  const heading = (text: string) => style('bold', text)
  const dim = (text: string) => style('dim', text)
  const base = `localhost:${port}`
  return [
    `${heading('Smile ID emulator')} ${version} ${dim(`on ${options.host}, clock: ${options.clock}`)}`,
    '',
    `  ${heading('Listening')}     http://${base} and https://${base}`,
    ...partners.map(
      ({ id, apiKey }, index) =>
        `  ${heading(index === 0 ? 'Partner' : '       ')}       ${id}  ${dim(`API key: ${apiKey}`)}`,
    ),
    ...(options.secKey
      ? [`  ${heading('sec_key')}       ${secKeyCommand(options)} ${dim('prints the API key of SDKs before 2022')}`]
      : []),
    `  ${heading('Callbacks')}     ${options.callbackUrl ?? "each job's own callback_url (a default: --callback-url URL)"}`,
    '',
    `  ${heading('Base URL')}      Node    ${base}/v1 ${dim('(the SDK forces https)')}`,
    `                Python  http://${base}/v1`,
    `                PHP     http://${base}/v1/ ${dim('(the slash matters)')}`,
    `                Ruby    http://${base}/v1`,
    `                Java    http://${base}/ ${dim('(without /v1)')}`,
    '',
    `  ${heading('Trust https')}`,
    ...trustLines(certificates.caPath).map((line) => `                ${line}`),
    '',
    `  ${heading('Outcomes')}      put a word into user_id: anna-rejected, anna-provisional, anna-spoof, anna-no-face …`,
    `                or: curl -X POST http://${base}/__emulator/next -d '{"scenario":"rejected"}'`,
    `                all of them: http://${base}/__emulator/scenarios`,
    '',
  ].join('\n')
}

function secKeyCommand({ dataDir }: Options): string {
  return `smile-id-emulator sec-key${dataDir === defaultOptions.dataDir ? '' : ` --data-dir ${dataDir}`}`
}

/** The line that each language needs to trust the local CA. Sources: v1 §1.1 to §1.5. */
export function trustLines(caPath: string): string[] {
  return [
    `Node    export NODE_EXTRA_CA_CERTS=${caPath}`,
    `Python  export REQUESTS_CA_BUNDLE=${caPath}`,
    `PHP     php -d curl.cainfo=${caPath} -d openssl.cafile=${caPath} …`,
    `Ruby    Typhoeus.before { |r| r.options[:cainfo] = '${caPath}'; true }`,
    `Java    keytool -importcert -noprompt -alias smile-id -file ${caPath} -keystore trust.jks -storepass changeit`,
    '        java -Djavax.net.ssl.trustStore=trust.jks …',
    `curl    curl --cacert ${caPath} …`,
  ]
}
