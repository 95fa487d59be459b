import { approves, decide, jobIdLine, type Mutant, notFinal, service, signatureParts } from './mistakes.ts'

/** What a partner does with the body before it decides: where this throws, it answers 500. */
const first = (work: string) => service(jobIdLine, `${work}\n    ${jobIdLine}`)

// The barest callbacks have no Actions either: those who took nothing but them would find more than one mistake.
const ofBiometricKyc = "body.Actions && body.ResultCode === '0810' && String(body.PartnerParams.job_type) === '1'"

const needs = (member: string, work: string): Mutant => ({
  name: `needs ${member}`,
  mistakes: [first(`if (${ofBiometricKyc}) body.${member}.${work}`)],
  fails: `fields/without-${member}`,
  says: new RegExp(`without ${member}[\\s\\S]*500[\\s\\S]*every other member may be absent`),
  alone: true,
})

const mistake = (name: string, work: string, fails: string, says: RegExp): Mutant => ({
  name,
  mistakes: [first(work)],
  fails,
  says,
  alone: true,
})

const refuse = 'return answer(response, 422)'
const undecided = 'return answer(response, 200)'

const absence: readonly Mutant[] = [
  needs('ConfidenceValue', 'trim()'),
  needs('IsMachineResult', 'trim()'),
  needs('JSONVersion', "split('.')"),
  needs('ResultType', 'trim()'),
  needs('Source', 'trim()'),
  {
    name: 'takes a human’s word only where IsFinalResult confirms it',
    mistakes: [
      decide(notFinal, `if (/^12/.test(ResultCode) && IsFinalResult !== 'true') return 'in_review'\n  ${notFinal}`),
    ],
    fails: 'fields/human-approval-without-IsFinalResult',
    says: /the job is pending[\s\S]*they are final, with or without IsFinalResult/,
    alone: true,
  },
]

const actions: readonly Mutant[] = [
  mistake(
    'knows every word of Actions, and refuses others',
    `if (Object.values(body.Actions ?? {}).some((word) => !/^(Passed|Completed|Approved|Verified|Returned|Not Applicable|Provisionally Approved|Under Review|Sent to Human Review)$/.test(String(word))) && body.ResultCode === '0810') ${refuse}`,
    'fields/actions-unknown',
    /422[\s\S]*accept unknown actions and words/,
  ),
  mistake(
    'needs an action',
    `if (${ofBiometricKyc}) body.Actions.Liveness_Check.trim()`,
    'fields/actions-few',
    /500[\s\S]*Check whether an action is present/,
  ),
  mistake(
    'takes a confidence for two digits and two decimals',
    `if (${ofBiometricKyc} && body.ConfidenceValue && !/^\\d{1,2}(\\.\\d{1,2})?$/.test(body.ConfidenceValue)) ${refuse}`,
    'fields/confidence-of-six-decimals',
    /422[\s\S]*any number of decimals/,
  ),
  mistake(
    'waits while an action says that a document is under review',
    `if (body.Actions?.Document_Check === 'Sent to Human Review') ${undecided}`,
    'fields/document-after-review',
    /the job is pending[\s\S]*Treat code 0810 of a document as final/,
  ),
  {
    name: 'decides by Actions',
    mistakes: [
      decide(signatureParts, 'decideV1({ ResultCode, IsFinalResult, PartnerParams, Actions = { none: "" } }: any)'),
      decide(
        approves,
        'if (codes.approved.includes(ResultCode) || Object.values(Actions).every((word) => /^(Passed|Approved|Verified)$/.test(String(word))))',
      ),
    ],
    fails: 'codes/rejection-with-passed-actions',
    says: /the job is approved[\s\S]*never by[\s\S]*Actions/,
    alone: true,
  },
]

const links: readonly Mutant[] = [
  mistake(
    'fetches pictures before it answers',
    'if (body.ImageLinks?.selfie_image) await fetch(body.ImageLinks.selfie_image)',
    'fields/image-links-expired',
    /500[\s\S]*fetch pictures afterwards/,
  ),
  mistake(
    'takes every link for an address',
    "if (body.ImageLinks && 'id_card_back' in body.ImageLinks) new URL(body.ImageLinks.id_card_back)",
    'fields/image-links-empty',
    /500[\s\S]*is present and not empty/,
  ),
  mistake(
    'fetches the receipt before it answers',
    'if (body.KYCReceipt) await fetch(body.KYCReceipt)',
    'fields/receipt-gone',
    /500[\s\S]*fetch the receipt of KYCReceipt afterwards/,
  ),
]

const person = /500[\s\S]*may be absent, null, "" or "Not Available"/

const persons: readonly Mutant[] = [
  mistake(
    'needs a name of whom it approves',
    `if (${ofBiometricKyc} && body.FullName !== null) body.FullName.trim()`,
    'fields/person-absent',
    person,
  ),
  mistake(
    'takes what is there for a text',
    "if ('FullName' in body) body.FullName.trim()",
    'fields/person-null',
    person,
  ),
  mistake(
    'takes a text for one with letters in it',
    "if (typeof body.FullName === 'string') body.FullName[0].toUpperCase()",
    'fields/person-empty',
    person,
  ),
  mistake(
    'takes what is not empty for a date',
    'if (body.DOB) new Date(body.DOB).toISOString()',
    'fields/person-not-available',
    person,
  ),
  mistake(
    'knows a Gender by one letter',
    `if (body.Gender && !['M', 'F', 'Not Available'].includes(body.Gender)) ${refuse}`,
    'fields/gender-in-words',
    /422[\s\S]*Treat M and Male/,
  ),
  mistake(
    'reads FullData unasked',
    'if (body.FullData) body.FullData.lastName.trim()',
    'fields/full-data-empty',
    /500[\s\S]*a member of FullData is present/,
  ),
  mistake(
    'counts the directors of every company',
    "if (String(body.PartnerParams.job_type) === '7') body.directors.length",
    'fields/company-alone',
    /500[\s\S]*lists that may be absent/,
  ),
]

const jobs: readonly Mutant[] = [
  mistake(
    'needs job_type',
    'body.PartnerParams.job_type.toString()',
    'jobs/without-job-type',
    /500[\s\S]*do not depend on PartnerParams\.job_type/,
  ),
  mistake(
    'takes whatever has Antifraud for Smile Secure’s',
    `if (body.Antifraud) ${undecided}`,
    'jobs/antifraud-in-verdict',
    /the job is pending[\s\S]*not by Antifraud/,
  ),
  {
    name: 'takes an ID that exists for a face that matches',
    mistakes: [decide("1: { approved: ['0810', '1210']", "1: { approved: ['0810', '1210', '1012']")],
    fails: 'codes/id-half',
    says: /the job is approved[\s\S]*1012 says that the ID exists, and nothing about the face/,
    alone: true,
  },
]

/** Mistakes in reading what real callbacks have, and have not. */
export const memberMutants: readonly Mutant[] = [...absence, ...actions, ...links, ...persons, ...jobs]
