import { identityField } from '../identity/identity.ts'
import type { ImageKind } from '../jobs/submission.ts'
import { digest } from '../text/seed.ts'
import { upgradeLink } from './earlier-links.ts'
import type { EmulatorState } from './state.ts'

// Upgrades records of earlier emulators. Each function takes a record of any earlier version. Whatever does not have its
// form is left unchanged, for a schema to refuse.

type Earlier = Readonly<Record<string, unknown>>

/** The product of a job, which callbacks did not record. */
export type ProductOf = (partnerId: unknown, smileJobId: unknown) => unknown

/** An upload in today's form. */
export function upgradeUpload(upload: Earlier): Earlier {
  return { ...upload, request: one(upload.request, upgradeRequest) }
}

/** A job in today's form. */
export function upgradeJob(job: Earlier): Earlier {
  return {
    ...job,
    submission: one(job.submission, upgradeRequest),
    scenario: one(job.scenario, upgradeChoice),
    warnings: each(job.warnings, upgradeWarning),
    results: each(job.results, upgradeTimedResult),
  }
}

/** `chosenBy` had another name. */
function upgradeChoice({ rung, ...choice }: Earlier): Earlier {
  return rung === undefined ? choice : { ...choice, chosenBy: rung }
}

/** A callback in today's form. The result that it reports had another name. */
export function upgradeDelivery({ told, ...delivery }: Earlier, productOf: ProductOf): Earlier {
  const product = productOf(delivery.partnerId, delivery.smileJobId)
  return { generation: 'v1', product, ...delivery, reported: one(delivery.reported ?? told, upgradeTimedResult) }
}

/** The generation was not recorded while there was only one, nor the hints in v1's partner_params. */
function upgradeRequest(request: Earlier): Earlier {
  const { emulator_scenario: scenario, sandbox_result: result } = (request.partnerParams ?? {}) as Earlier
  const hints = {
    ...(typeof scenario === 'string' && { scenario }),
    ...(result !== undefined && { sandboxResult: String(result) }),
  }
  return {
    generation: 'v1',
    ...(Object.keys(hints).length > 0 && { hints }),
    ...request,
    idInfo: one(request.idInfo, upgradeIdentity),
    warnings: each(request.warnings, upgradeWarning),
    ...(request.person !== undefined && { person: one(request.person, upgradePerson) }),
    ...(request.package !== undefined && { package: one(request.package, upgradePackage) }),
  }
}

/** Why it could not be judged had another name. */
/** A person had a picture, and goes on having it. */
function upgradePerson(person: Earlier): Earlier {
  return person.face === undefined ? { ...person, face: digest(String(person.photo)) } : person
}

function upgradePackage({ fault, ...pack }: Earlier): Earlier {
  return {
    ...pack,
    ...(fault !== undefined && { problem: fault }),
    idInfo: one(pack.idInfo, upgradeIdentity),
    images: each(pack.images, upgradeImage),
    warnings: each(pack.warnings, upgradeWarning),
  }
}

/** Pictures had v1's numbers. Source: v1 §4.2. */
function upgradeImage({ type, ...image }: Earlier): Earlier {
  return type === undefined ? image : { kind: kindsByNumber[Number(type)] ?? 'other', ...image }
}

const kindsByNumber: readonly ImageKind[] = [
  ...(['selfie', 'document_front', 'selfie', 'document_front'] as const),
  ...(['liveness', 'document_back', 'liveness', 'document_back'] as const),
]

/** Warnings were kept in words. They go on saying what they said, and nobody knows the values in it. */
function upgradeWarning({ message, cure, ...warning }: Earlier): Earlier {
  return message === undefined ? warning : { about: {}, ...warning, said: { message, cure } }
}

/** The fields of identities had the names of v1's requests. */
function upgradeIdentity(idInfo: Earlier): Earlier {
  return Object.fromEntries(Object.entries(idInfo).map(([name, value]) => [identityField(name) ?? name, value]))
}

function upgradeTimedResult(timed: Earlier): Earlier {
  return { ...timed, result: one(timed.result, upgradeResult) }
}

/** Results were kept in v1's words. They stay as they were reported, whatever v1 would say today. */
function upgradeResult(result: Earlier): Earlier {
  const { code, text, actions, confidence, members, without, ...rest } = result
  if (code === undefined) return result
  const words = Object.entries({ code, text, actions, confidence, members, without })
  return { ...rest, overrides: { v1: Object.fromEntries(words.filter(([, word]) => word !== undefined)) } }
}

/** A state of version 2 as one of version 3. */
export function upgradeState(given: unknown): unknown {
  const { version, uploads, jobs, deliveries, links } = (given ?? {}) as Partial<Record<keyof EmulatorState, unknown>>
  if (version !== 2) return given
  const productOf = productsIn(jobs)
  return {
    ...(given as object),
    version: 3,
    uploads: each(uploads, upgradeUpload),
    jobs: each(jobs, upgradeJob),
    deliveries: each(deliveries, (delivery) => upgradeDelivery(delivery, productOf)),
    links: each(links, upgradeLink),
  }
}

function productsIn(jobs: unknown): ProductOf {
  const records = Array.isArray(jobs) ? (jobs as (Partial<Record<string, Earlier>> | null)[]) : []
  const products = new Map(records.map((job) => [`${job?.partnerId} ${job?.smileJobId}`, job?.submission?.product]))
  return (partnerId, smileJobId) => products.get(`${partnerId} ${smileJobId}`)
}

function each(records: unknown, upgrade: (one: Earlier) => Earlier): unknown {
  return Array.isArray(records) ? records.map((record) => one(record, upgrade)) : records
}

function one(record: unknown, upgrade: (one: Earlier) => Earlier): unknown {
  return typeof record === 'object' && record !== null ? upgrade(record as Earlier) : record
}
