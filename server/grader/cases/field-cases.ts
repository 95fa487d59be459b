import type { Case, Conclusion, Telling } from '../case.ts'
import { type Focus, mainProduct, reviewedProducts } from '../focus.ts'
import { conclude, deliver, telling } from '../steps.ts'

const extraFix = 'Read the members that you need and let all others be: no schema that forbids what it does not know.'
const optionalFix =
  'Take every member but ResultCode, PartnerParams, timestamp and signature as one that may be absent, and decide without it.'
const echoFix =
  'Let PartnerParams have members of any kind: they are what was sent with the job, by whatever part of your system.'

/** What must come of members that are there, or not, or are of another form. */
export function fieldCases(focus: Focus): Case[] {
  const product = mainProduct(focus)
  const [reviewed] = reviewedProducts(focus)
  const field = (
    name: string,
    title: string,
    told: Telling,
    end: Conclusion,
    why: string,
    fix: string,
    of = product,
    more: object = {},
  ): Case => ({
    id: `fields/${name}`,
    section: 'fields',
    title,
    reason: why,
    fix,
    jobs: { job: { product: of, ...more } },
    steps: [deliver(told, 'taken', fix), conclude(end, fix)],
  })
  const approval = (more: Partial<Telling>) => telling('approved', more)
  const absent = 'Samples of Smile ID’s own are without it.'
  return [
    field(
      'unknown',
      'An approval with members that nobody documents',
      approval({ fault: { fields: 'unknown' } }),
      'approved',
      'Smile ID’s own samples differ in their members, and more can come.',
      extraFix,
    ),
    field(
      'optional-missing',
      'An approval without all that is optional',
      approval({ fault: { fields: 'missing' } }),
      'approved',
      absent,
      optionalFix,
    ),
    field(
      'optional-missing-rejection',
      'A rejection without all that is optional',
      telling('rejected', { fault: { fields: 'missing' } }),
      'rejected',
      absent,
      optionalFix,
    ),
    ...['Actions', 'ConfidenceValue', 'IsFinalResult', 'ResultType', 'ResultText'].map((member) =>
      field(
        `without-${member}`,
        `An approval without ${member}`,
        approval({ without: [member] }),
        'approved',
        absent,
        optionalFix,
      ),
    ),
    ...(reviewed
      ? [
          field(
            'provisional-without-IsFinalResult',
            'A provisional result without IsFinalResult',
            telling('provisional', { without: ['IsFinalResult'] }),
            'pending',
            'Newer samples say by the code alone that a result is provisional.',
            'Know the provisional codes of your products: without IsFinalResult they alone say that a human has yet to speak.',
            reviewed,
          ),
        ]
      : []),
    field(
      'extra-params',
      'An approval of a job with partner_params of its own',
      approval({}),
      'approved',
      'All that was sent as partner_params comes back.',
      echoFix,
      product,
      {
        params: { branch: 'lagos', attempt: 3, tags: ['new', null], device: { os: 'android', rooted: false } },
      },
    ),
    field(
      'unicode-params',
      'An approval of a job with partner_params in many scripts',
      approval({}),
      'approved',
      'Names are written in every script.',
      'Read the body as UTF-8, and count its bytes rather than its characters.',
      product,
      {
        params: { name: 'Adébáyọ̀ Ọládélé', note: '“ጤና ይስጥልኝ” 🎉 \u2028 \\ " \'; --' },
      },
    ),
    ...[120, 1_434].map((kilobytes) =>
      field(
        `body-of-${kilobytes === 120 ? '120kB' : '1.4MB'}`,
        `An approval of ${kilobytes === 120 ? '120 kB' : '1.4 MB'}`,
        approval({ fault: { size: kilobytes * 1024 } }),
        'approved',
        'Callbacks carry pictures. Smile ID asks for room for 1.5 MB, and many frameworks stop at 100 kB.',
        'Let bodies of the callback’s path have 1.5 MB: express.json({ limit: "1.5mb" }), client_max_body_size 2m.',
      ),
    ),
    field(
      'charset',
      'An approval of Content-Type application/json; charset=utf-8',
      approval({ contentType: 'application/json; charset=utf-8' }),
      'approved',
      'The parameter is a part of the header, not of the type.',
      'Compare the media type alone, or do not look at it.',
    ),
  ]
}
