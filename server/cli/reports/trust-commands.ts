import { shellWord } from '../clients/shell-word.ts'

/** How to make clients trust a certificate authority if no variable does. Sources: v1 §1.3 to §1.5. */
export const trustCommands = {
  php: (caPath: string): string[] => [
    `php -d curl.cainfo=${shellWord(caPath)} -d openssl.cafile=${shellWord(caPath)} …`,
  ],
  ruby: (caPath: string): string[] => [`Typhoeus.before { |r| r.options[:cainfo] = '${caPath}'; true }`],
  java: (caPath: string): string[] => [
    `keytool -importcert -noprompt -alias smile-id -file ${shellWord(caPath)} -keystore trust.jks -storepass changeit`,
    'java -Djavax.net.ssl.trustStore=trust.jks …',
  ],
} as const
