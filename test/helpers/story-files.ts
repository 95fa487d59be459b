import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Verdict, verdictsOn } from '../../schemas/generate/verdicts.ts'
import { type Product, products } from '../../server/core/jobs/product.ts'
import type { Wording } from '../../server/core/jobs/wording.ts'
import { formatDuration } from '../../server/core/time.ts'
import { v1Wording } from '../../server/vendor/v1/wording/wording.ts'
import { temporaryFolder } from './temporary-folder.ts'

type Words = Pick<Wording, 'canSay' | 'word'>

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

/** The story that ends with this verdict: a human's follows a machine's that is not final, where the product has one. @param words v1's unless given. */
export function wholeStoryOf(product: Product, verdict: Verdict, words: Words = v1Wording): Story {
  const open = verdictsOn(product, words).find(({ by, final }) => by === 'machine' && !final)
  return storyOf(verdict.by === 'human' && open ? [open, verdict] : [verdict])
}

function storyOf(verdicts: readonly Verdict[]): Story {
  const name = verdicts.map(({ by, outcome }) => `${by}-${outcome.replaceAll('_', '-')}`).join('-then-')
  return { name, verdicts }
}

/** Writes every story there is as a scenario file. @param words v1's unless given. @returns the folder. */
export function writeStories(words: Words = v1Wording): string {
  const folder = temporaryFolder('stories')
  const stories = products.flatMap((product) =>
    verdictsOn(product, words).flatMap((verdict) => [shortStoryOf(verdict), wholeStoryOf(product, verdict, words)]),
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
