import { formatDuration } from '../../core/time.ts'
import { callbackModes } from '../../core/users/partner.ts'
import type { Options } from '../../options.ts'
import { hosts, listOf, milliseconds, timeLimit } from '../checks.ts'
import { durationInFile, one, textsOf, wordOf } from '../kind.ts'
import type { OptionRows } from '../option.ts'
import * as read from '../values.ts'

/** How callbacks go out. */
export const callbackRows: OptionRows<
  Pick<Options, 'callbacks' | 'callbackRetry' | 'callbackTimeout' | 'allowCallbackHosts' | 'callbackHostRewrites'>
> = {
  callbacks: {
    flag: 'callbacks',
    kind: wordOf(callbackModes),
    help: 'Post callbacks, keep them in the inbox instead, or both.',
    usual: 'post',
  },
  callbackRetry: {
    flag: 'callback-retry',
    kind: {
      ...one('WAITS', read.waits, listOf(milliseconds), String, { type: 'array', items: durationInFile }),
      textsOf: (said) => [(said as readonly unknown[]).join() || 'none'],
    },
    help: 'How long to wait before each retry of a callback, or none.',
    usual: undefined,
    shown: 'v1: 5s,30s; v2: 5s,30s; v3: 5s,30s,2m',
  },
  callbackTimeout: {
    flag: 'callback-timeout',
    kind: one('DURATION', read.timeLimit, timeLimit, formatDuration, durationInFile),
    help: 'How long to wait for the answer to a callback.',
    usual: undefined,
    shown: 'v1: 10s; v2: 10s; v3: 35s',
  },
  allowCallbackHosts: {
    flag: 'allow-callback-host',
    kind: textsOf('HOST'),
    help: 'A host outside this machine and its private networks that may be called.',
    usual: [],
  },
  callbackHostRewrites: {
    flag: 'callback-host-rewrite',
    kind: {
      value: 'PLACE=PLACE',
      many: true,
      read: (given) => Object.fromEntries(given.map(read.hostRewrite)),
      check: hosts,
      inFile: {
        type: 'object',
        additionalProperties: { type: 'string', minLength: 1 },
        examples: [{ localhost: 'host.docker.internal' }],
      },
      textsOf: (said) => Object.entries(said as object).map(([from, to]) => `${from}=${to}`),
    },
    help: 'A host or origin of callback URLs, and what is called instead: localhost=host.docker.internal, or https://shop.example=http://localhost:3000.',
    usual: {},
  },
}
