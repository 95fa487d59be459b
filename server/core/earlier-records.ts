import type { EmulatorState } from './state.ts'

// What earlier emulators kept, as the one of today keeps it. Each function takes a record of any earlier version.

type Earlier = Readonly<Record<string, unknown>>

/** An upload as it is kept now. */
export function upgradeUpload(upload: Earlier): Earlier {
  return { ...upload, request: upgradeRequest(upload.request as Earlier) }
}

/** A job as it is kept now. */
export function upgradeJob(job: Earlier): Earlier {
  return { ...job, submission: upgradeRequest(job.submission as Earlier) }
}

/** A callback as it is kept now. */
export function upgradeDelivery(delivery: Earlier): Earlier {
  return { generation: 'v1', ...delivery }
}

/** Nobody noted which generation submitted while there was only one. */
function upgradeRequest(request: Earlier): Earlier {
  return { generation: 'v1', ...request }
}

/** A state of version 2 as one of version 3. What is not of its form is left as it is, for its schema to refuse. */
export function upgradeState(given: unknown): unknown {
  const { version, uploads, jobs, deliveries } = (given ?? {}) as Partial<Record<keyof EmulatorState, unknown>>
  if (version !== 2) return given
  const each = (records: unknown, upgrade: (one: Earlier) => Earlier): unknown =>
    Array.isArray(records) ? records.map((one) => (isObject(one) ? upgrade(one) : one)) : records
  return {
    ...(given as object),
    version: 3,
    uploads: each(uploads, upgradeUpload),
    jobs: each(jobs, upgradeJob),
    deliveries: each(deliveries, upgradeDelivery),
  }
}

function isObject(value: unknown): value is Earlier {
  return typeof value === 'object' && value !== null
}
