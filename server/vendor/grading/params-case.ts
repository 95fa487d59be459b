import type { Case } from './case.ts'
import { fieldCase } from './field-case.ts'
import { type Focus, mainProduct } from './focus.ts'
import { callbackOf } from './steps.ts'

/** Members of a partner's own, and what a case says of them. */
interface OwnParams {
  readonly name: string
  /** What is special about them, after "partner_params". */
  readonly title: string
  readonly reason: string
  readonly fix: string
  readonly params: object
}

/** An approval of a job that was submitted with members of the partner's own in partner_params. */
export function paramsCase(focus: Focus, { name, title, reason, fix, params }: OwnParams): Case {
  return fieldCase({
    name,
    title: `An approval of a job with partner_params ${title}`,
    product: mainProduct(focus),
    job: { params: { ...params } },
    callback: callbackOf('approved'),
    end: 'approved',
    reason,
    fix,
  })
}

/** Names in scripts, quotes and separators that a reader of bytes may break. */
export function unicodeParams(focus: Focus): Case {
  return paramsCase(focus, {
    name: 'unicode-params',
    title: 'in many scripts',
    reason: 'Names are written in every script.',
    fix: 'Read the body as UTF-8, and count its bytes rather than its characters.',
    params: { name: 'Adébáyọ̀ Ọládélé', note: '“ጤና ይስጥልኝ” 🎉 \u2028 \\ " \'; --' },
  })
}
