import { parseCertificateName } from '../../core/text/host.ts'
import { type Options, usualPort } from '../../options.ts'
import { certificateName, pathPrefix, text } from '../checks.ts'
import { count, one, several, textOf } from '../kind.ts'
import type { OptionRows } from '../option.ts'
import * as read from '../values.ts'

/** Where the emulator listens, and who may steer it. */
export const listeningRows: OptionRows<
  Pick<Options, 'port' | 'host' | 'pathPrefix' | 'allowHosts' | 'tlsNames' | 'controlToken'>
> = {
  port: {
    flag: 'port',
    kind: count(65_535),
    help: 'Port for http and https; 0 picks a free one.',
    usual: usualPort,
  },
  host: {
    flag: 'host',
    kind: textOf('ADDRESS'),
    help: 'Address to listen on.',
    usual: 'localhost',
    shown: 'localhost, this machine only',
  },
  pathPrefix: {
    flag: 'path-prefix',
    kind: one('PATH', read.pathPrefix, pathPrefix),
    help: 'What stands before every path where clients reach it, such as /smile behind a proxy. Links have it; paths without it are taken too.',
    usual: undefined,
  },
  allowHosts: {
    flag: 'allow-host',
    kind: several('NAME', (name) => name.trim().toLowerCase(), text),
    help: 'A further name, with a dot, by which the dashboard and the control API may be called. Also as --tls-name.',
    usual: [],
  },
  tlsNames: {
    flag: 'tls-name',
    kind: several('NAME', (name) => parseCertificateName(name.trim()), certificateName),
    help: 'A further name in the certificate, such as testapi.smileidentity.com; it may begin with *.',
    usual: [],
  },
  controlToken: {
    flag: 'control-token',
    kind: one('TOKEN', read.controlToken, text),
    help: 'Require this token for the dashboard and the control API: for an emulator that others can reach.',
    usual: undefined,
  },
}
