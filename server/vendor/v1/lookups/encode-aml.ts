import type { Job } from '../../../core/jobs/job.ts'
import type { Result } from '../../../core/jobs/result.ts'
import type { Instant } from '../../../core/time.ts'
import type { V1AmlResponse } from '../../../generated/v1/aml-response.ts'
import type { Signer } from '../../shared/signatures/fault.ts'
import { signed } from '../jobs/encode.ts'
import { reworded } from '../wording/reworded.ts'
import { sayResult } from '../wording/said-result.ts'

/** The person to screen, from the request or an earlier job. */
export interface Screened {
  readonly fullName: string
  /** Four digits. */
  readonly birthYear: string | undefined
  readonly aliases: readonly string[]
  /** ISO 3166-1 alpha-2. */
  readonly nationalities: readonly string[]
  readonly strictMatch: boolean
}

type Listed = V1AmlResponse['people'][number]

/** The entries of the lists, signed. Source: v1 §9.9 [RB]. */
export function encodeAml(job: Job, result: Result, who: Screened, signer: Signer, now: Instant): V1AmlResponse {
  const people = peopleFound(result, who)
  const { actions, code, text } = sayResult(job.submission, result)
  const members = {
    Actions: actions as V1AmlResponse['Actions'],
    PartnerParams: job.submission.partnerParams as V1AmlResponse['PartnerParams'],
    SmileJobID: job.smileJobId,
    no_of_persons_found: people.length,
    people,
    ResultCode: code,
    ResultText: text,
    StrictMatch: who.strictMatch,
  }
  return { ...reworded(members, result), ...signed(signer, now) }
}

function peopleFound({ outcome }: Result, who: Screened): Listed[] {
  if (outcome === 'rejected') return [{ ...known(who), ...onLists(who) }]
  if (outcome === 'adverse_media') return [known(who)]
  return []
}

// Every list, office and newspaper below is clearly made up. Source of the members: v1 §9.9 [RB].
function known({ fullName, birthYear, aliases, nationalities }: Screened): Listed {
  return {
    name: fullName,
    aliases: [...aliases],
    nationalities: [...nationalities],
    dates_of_birth: birthYear ? [birthYear] : [],
    addresses: ['1 Emulator Street'],
    pep: { pep_level: null, political_positions: [], sources: [] },
    sanctions: [],
    adverse_media: [
      {
        title: `${fullName} is in the papers of an emulator`,
        publisher: 'The Emulated Times',
        date_published: '2025-01-01',
        source_link: 'https://example.com/the-emulated-times',
      },
    ],
    associations: [],
  }
}

function onLists({ nationalities: [country = ''], birthYear = '' }: Screened): Partial<Listed> {
  return {
    pep: {
      pep_level: 1,
      political_positions: [{ position: 'Minister of Emulation', country, from: '2020-01-01', to: null }],
      sources: [{ source_name: 'Emulated Register', source_link: 'https://example.com/register' }],
    },
    sanctions: [
      {
        nationality: country,
        date_of_birth: birthYear,
        source_details: {
          source_name: 'Emulated Sanctions List',
          source_type: 'Sanctions',
          listed_date: '2025-01-01',
          source_link: ['https://example.com/sanctions'],
        },
      },
    ],
    associations: [
      { name: 'Emulated Associate', association_type: 'PEP', relationship: 'Made up, like everything here' },
    ],
  }
}
