import type { SmileLink } from '../core/users/smile-link.ts'
import { smileLinkRoute } from '../vendor/shared/links/smile-link-page.ts'

/** How every path of the page begins. */
export const linksPrefix = '/__links'

/** Where the page is, and what belongs to it. */
export const routes: Readonly<Record<'link' | 'theme' | 'result' | 'asset', string>> = {
  link: smileLinkRoute,
  theme: `${smileLinkRoute}/theme.css`,
  result: `${smileLinkRoute}/result/:job/:proof`,
  // No link has so short a path.
  asset: `${linksPrefix}/:name`,
}

/** The paths of one link as browsers are given them. */
export interface LinkPaths {
  readonly page: string
  readonly theme: string
  result(job: string, proof: string): string
}

/** @param prefix what stands before every path in public. */
export function pathsOf({ partnerId, refId }: Pick<SmileLink, 'partnerId' | 'refId'>, prefix = ''): LinkPaths {
  const filled = (route: string, more: Readonly<Record<string, string>> = {}) => {
    const values: Readonly<Record<string, string>> = { partner: partnerId, ref_id: refId, ...more }
    return prefix + route.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(values[name] ?? ''))
  }
  return {
    page: filled(routes.link),
    theme: filled(routes.theme),
    result: (job, proof) => filled(routes.result, { job, proof }),
  }
}
