import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Verdict, verdictsOn } from '../../schemas/generate/verdicts.ts'
import { type Product, products } from '../../server/core/jobs/product.ts'
import { formatDuration } from '../../server/core/time.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** A scenario made for a test: verdicts a second apart. */
export interface Story {
  readonly name: string
  readonly verdicts: readonly Verdict[]
}

/** How long after the submission, or after the verdict before, each verdict comes. */
export const pace = 1_000

/** The story of this verdict alone. */
export function shortStoryOf(verdict: Verdict): Story {
  return storyOf([verdict])
}

/** The story that ends with this verdict: a human's follows a machine's that is not final, where the product has one. */
export function wholeStoryOf(product: Product, verdict: Verdict): Story {
  const open = verdictsOn(product).find(({ by, final }) => by === 'machine' && !final)
  return storyOf(verdict.by === 'human' && open ? [open, verdict] : [verdict])
}

function storyOf(verdicts: readonly Verdict[]): Story {
  const name = verdicts.map(({ by, outcome }) => `${by}-${outcome.replaceAll('_', '-')}`).join('-then-')
  return { name, verdicts }
}

/** Writes every story there is as a scenario file. @returns the folder. */
export function writeStories(): string {
  const folder = temporaryFolder('stories')
  const stories = products.flatMap((product) =>
    verdictsOn(product).flatMap((verdict) => [shortStoryOf(verdict), wholeStoryOf(product, verdict)]),
  )
  // Products share stories, so some are written more than once.
  for (const { name, verdicts } of stories) {
    const stages = verdicts.map(({ outcome, by }, index) => ({
      after: formatDuration(pace * (index + 1)),
      outcome,
      by,
    }))
    writeFileSync(join(folder, `${name}.json`), JSON.stringify({ name, summary: 'Made for a test.', stages }))
  }
  return folder
}
