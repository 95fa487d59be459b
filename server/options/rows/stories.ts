import type { Partner } from '../../core/users/partner.ts'
import { alwaysEnrolled, defaultPartner, fastest, type Options } from '../../options.ts'
import { httpUrl, partner, rate, textOrNumber } from '../checks.ts'
import { one, several, textOf, textsOf, toggle, trueOrFalse, wordOf } from '../kind.ts'
import type { OptionRows } from '../option.ts'
import { partnersInFile } from '../partners-in-file.ts'
import * as read from '../values.ts'

/** Whom it serves, and what becomes of their submissions. */
export const storyRows: OptionRows<
  Pick<
    Options,
    | 'partners'
    | 'callbackUrl'
    | 'enrolled'
    | 'scenarios'
    | 'defaultScenario'
    | 'demo'
    | 'watch'
    | 'clock'
    | 'clockRate'
    | 'seed'
  >
> = {
  partners: {
    flag: 'partner',
    kind: {
      ...several<Partner>('ID:KEY', read.partner, partner),
      inFile: partnersInFile,
      show: (partners) => partners.map(({ id, apiKey }) => `${id}:${apiKey}`).join(),
    },
    help: 'A partner and its API key; may be repeated.',
    usual: [defaultPartner],
  },
  callbackUrl: {
    flag: 'callback-url',
    kind: one('URL', read.url, httpUrl),
    help: 'Where callbacks go when a submission names no callback_url.',
    usual: undefined,
  },
  enrolled: {
    flag: 'enrolled',
    kind: textsOf('PATTERN'),
    help: 'User ids on file from the start; * matches any text.',
    usual: [],
    shown: `always: ${alwaysEnrolled.join(', ')}`,
  },
  scenarios: {
    flag: 'scenarios',
    kind: textsOf('FOLDER'),
    help: 'Scenario files that add to and override the shipped ones.',
    usual: [],
  },
  defaultScenario: {
    flag: 'default-scenario',
    kind: textOf('NAME'),
    help: 'The scenario of submissions that ask for no other.',
    usual: 'approved',
  },
  demo: {
    flag: 'demo',
    kind: toggle,
    help: 'Let people choose the outcome on the page behind a link.',
    usual: false,
  },
  watch: {
    flag: 'watch',
    kind: trueOrFalse,
    help: 'Reload your scenario files when they change.',
    usual: false,
    // Commands watch by default.
    shown: 'true',
  },
  clock: {
    flag: 'clock',
    kind: wordOf(['system', 'virtual']),
    help: 'A virtual clock stands still until advanced.',
    usual: 'system',
  },
  clockRate: {
    flag: 'clock-rate',
    kind: one('NUMBER', read.rate, rate(fastest), String, { type: 'number', exclusiveMinimum: 0, maximum: fastest }),
    help: 'How many times as fast as real time the system clock goes: 60 is a minute each second.',
    usual: 1,
  },
  seed: {
    flag: 'seed',
    kind: one<string | number>('TEXT', (given) => given, textOrNumber, String, {
      type: ['string', 'integer'],
      minLength: 1,
    }),
    help: 'Seed of generated ids and people: same seed, same bytes.',
    usual: '',
    shown: 'none',
  },
}
