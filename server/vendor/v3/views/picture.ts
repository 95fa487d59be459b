import { SmileError } from '../../../core/errors.ts'
import type { Job } from '../../../core/jobs/job.ts'
import { pictureOf } from '../../../core/jobs/submission.ts'
import type { Operation, Reply } from '../../../http/operation.ts'
import { viewReply } from '../../../http/replies/view-reply.ts'
import { photoOf } from '../../../people/photo.ts'
import { shownPicture } from '../../../people/shown-picture.ts'
import { type LinkedPicture, pictureNames } from './picture-names.ts'
import { picturePath, pictureRoute } from './routes.ts'
import { jobShown, type ViewParts, view } from './view.ts'

/** What `image_links` and `photo_url` lead to, for anyone with a link that has not expired. */
export function pictureOperation(parts: ViewParts): Operation {
  return {
    ...view,
    path: pictureRoute,
    purposes: ['see_picture'],
    summary: 'Shows a picture of a job, as image_links and photo_url name it.',
    media: { response: { 200: 'image/jpeg' } },
    async handle(call): Promise<Reply> {
      const { picture = '' } = call.params
      const job = await jobShown(parts, call, (partner, id) => picturePath(partner, id, picture))
      const shown = whichOf(picture)
      const reply = shown && replyOf(job, shown, parts)
      if (!reply) throw new SmileError('job_not_found', `Job ${job.smileJobId} has no picture "${picture}".`)
      return reply
    },
  }
}

function whichOf(file: string): LinkedPicture | undefined {
  const names = Object.keys(pictureNames) as LinkedPicture[]
  return names.find((name) => pictureNames[name] === file)
}

function replyOf({ ref, submission }: Job, which: LinkedPicture, { pictures }: ViewParts): Reply | undefined {
  const { person, package: pack } = submission
  if (which === 'photo') return person && viewReply('image/png', Buffer.from(photoOf(person), 'base64'))
  const picture = pictureOf(pack, which)
  if (!picture) return undefined
  const { type, bytes, hint } = shownPicture(picture, pictures?.find(ref, picture.sha256))
  return viewReply(type, bytes, hint)
}
