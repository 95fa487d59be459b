import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Job } from '../../server/core/jobs/job.ts'
import type { Upload } from '../../server/core/jobs/upload.ts'
import { openSqliteStorage } from '../../server/store/sqlite/open.ts'
import { createClient } from '../client.ts'
import { createJobFlow } from '../load/flow.ts'
import { createPackageZip } from '../package-zip.ts'
import { startTarget } from '../running-target.ts'
import { scaleTarget, scratch } from './scale-target.ts'

/** What an emulator keeps of one job. */
export interface SampleJob {
  readonly upload: Upload
  readonly job: Job
}

// Its verdict comes a second after its package.
const untilFinal = 1_500

/** Submits a job to an emulator, and reads from its file what was kept of it. */
export async function sampleJob(): Promise<SampleJob> {
  const file = join(scratch, 'sample.db')
  {
    await using target = await startTarget(scaleTarget(['--data', file]))
    const client = createClient(1)
    await createJobFlow(target.origin, await createPackageZip())(client)
    client.close()
    await sleep(untilFinal)
  }
  const storage = openSqliteStorage(file)
  const { uploads, jobs } = storage.everything()
  storage.close()
  const [[upload], [job]] = [uploads, jobs]
  if (!upload || !job) throw new Error(`${file} has no job`)
  return { upload, job }
}
