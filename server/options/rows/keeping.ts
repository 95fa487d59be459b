import type { Options } from '../../options.ts'
import { countOrAll } from '../checks.ts'
import { usualDataDir } from '../data-dir.ts'
import { count, duration, one, orWord, sizeInFile, textOf, wholeNumberInFile } from '../kind.ts'
import type { OptionRows } from '../option.ts'
import * as read from '../values.ts'

const mostJobs = 1_000_000_000

/** What is kept, and for how long. */
export const keepingRows: OptionRows<
  Pick<Options, 'journalSize' | 'keepJobs' | 'keepJobsFor' | 'keepBytes' | 'data' | 'dataDir'>
> = {
  journalSize: {
    flag: 'journal-size',
    kind: count(1_000_000),
    help: 'How many exchanges the journal keeps for each partner.',
    usual: 1_000,
  },
  keepJobs: {
    flag: 'keep-jobs',
    kind: one(
      'NUMBER|all',
      (given) => read.countOrAll(given, mostJobs),
      countOrAll(mostJobs),
      String,
      orWord('all', wholeNumberInFile(mostJobs)),
    ),
    help: 'How many jobs are kept for each partner, the newest; unfinished ones are always kept.',
    usual: 10_000,
  },
  keepJobsFor: {
    flag: 'keep-jobs-for',
    kind: duration,
    help: 'How long finished jobs are kept.',
    usual: undefined,
    shown: 'as long as there is room',
  },
  keepBytes: {
    flag: 'keep-bytes',
    kind: one('SIZE|all', read.sizeOrAll, countOrAll(Number.MAX_SAFE_INTEGER), String, orWord('all', sizeInFile)),
    help: 'How much is kept for each partner. Above that the oldest finished jobs are removed; if none is finished, new requests are refused.',
    usual: undefined,
    shown: '256 MB, or what --keep-jobs needs',
  },
  data: {
    flag: 'data',
    kind: textOf('FILE|URL'),
    help: 'Keep everything in this file, or in a PostgreSQL (postgres://…) that several emulators share, so that a restart loses nothing. It has personal data.',
    usual: undefined,
    shown: 'in memory',
  },
  dataDir: {
    flag: 'data-dir',
    kind: textOf('FOLDER'),
    help: 'Where the local CA and the key of sec_key are kept.',
    usual: usualDataDir(),
    shown: '~/.local/share/smile-id-emulator',
  },
}
