import { appliesTo, hasFaults, refuses } from '../core/scenarios/scenario.ts'
import { LinkClosedError, linkStateAt, type SmileLink } from '../core/users/smile-link.ts'
import type { Call } from '../http/operation.ts'
import type { GenerationLinks } from '../vendor/generation-links.ts'
import { picturesOf } from './form/pictures.ts'
import type { HostedPageParts, LinkGeneration } from './parts.ts'
import type { FormContents } from './views/form.ts'

/** The link that a path names. */
export async function linkAt({ store }: HostedPageParts, { params }: Call): Promise<SmileLink | undefined> {
  const { partner = '', ref_id: refId = '' } = params
  const { link } = await store.read(partner, { link: { fact: 'link', refId } })
  return link
}

/** The same, where it is open to people. @throws LinkClosedError */
export async function openLinkAt(parts: HostedPageParts, call: Call): Promise<SmileLink> {
  const link = await linkAt(parts, call)
  if (!link || linkStateAt(link, call.now) !== 'open') throw new LinkClosedError(link)
  return link
}

/** What the generation that made a link says of its jobs. @throws Error when that one makes no links. */
export async function generationOf(
  { generationNamed }: HostedPageParts,
  { generation: name }: SmileLink,
): Promise<{ readonly generation: LinkGeneration; readonly links: GenerationLinks }> {
  const generation = generationNamed(name)
  const links = await generation.links?.()
  if (!links) throw new Error(`${name} has a link, and makes none.`)
  return { generation, links }
}

/** The form of one of a link's ID types. @param place which one; undefined when there is none there. */
export async function formAt(
  parts: HostedPageParts,
  link: SmileLink,
  place: number,
): Promise<FormContents | undefined> {
  const idType = link.idTypes[place]
  if (!idType) return undefined
  const { generation, links } = await generationOf(parts, link)
  const { product } = idType
  const offered = parts.scenarios
    .catalogue(link.generation)
    .scenarios.filter((one) => !refuses(one) && !hasFaults(one) && appliesTo(one, product, generation.canSay))
  return {
    ...{ link, place, idType, fields: links.fieldsOf(idType), pictures: picturesOf(product) },
    scenarios: parts.demo ? offered.map(({ name }) => name) : [],
  }
}
