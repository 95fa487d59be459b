import type { Job } from '../../core/jobs/job.ts'
import type { ImageFact, Package } from '../../core/jobs/submission.ts'
import { selfieOf } from '../../core/jobs/submission.ts'
import { type Html, html } from '../../markup/html.ts'
import { pathOf, paths } from '../paths.ts'
import { said } from '../words.ts'

/** The pictures that came, in a zip or each as a file. */
export function packageCard(job: Pick<Job, 'partnerId' | 'smileJobId' | 'submission'>, keepsImages: boolean): Html {
  const pack = job.submission.package
  if (!pack) return html``
  return html`<section class="card"><h2>Package</h2>
<p class="dim">${whatCame(pack)}.</p>
${keepsImages && selfieOf(pack) && html`<p><img class="picture" src="${pathOf(paths.picture, { partner: job.partnerId, job: job.smileJobId })}" alt="The selfie that was sent"></p>`}
${pack.images.length > 0 && imageTable(pack)}
${!keepsImages && html`<p class="dim">Pictures show people’s faces, and are not kept: with --keep-images the selfie is shown here.</p>`}
</section>`
}

function whatCame({ size, entries, images, problem }: Package): Html {
  if (entries.length > 0)
    return html`A zip of ${size} bytes: ${entries.map((name, index) => html`${index > 0 && ', '}${said(name)}`)}`
  const areFiles = problem === undefined
  return areFiles
    ? html`${images.length} files, ${size} bytes in all`
    : html`A zip of ${size} bytes: nothing in it could be read`
}

function imageTable({ images }: Package): Html {
  return html`<table><thead><tr><th>Shows</th><th>File</th><th>Size</th><th>SHA-256</th></tr></thead><tbody>${images.map(imageRow)}</tbody></table>`
}

function imageRow({ kind, fileName, size, sha256 }: ImageFact): Html {
  const isThere = size > 0
  return html`<tr><td data-label="Shows">${kind.replace('_', ' ')}</td><td data-label="File">${said(fileName)}</td>
<td data-label="Size">${isThere ? `${size} bytes` : 'not there'}</td><td data-label="SHA-256">${isThere && html`<code title="${sha256}">${sha256.slice(0, 12)}…</code>`}</td></tr>`
}
