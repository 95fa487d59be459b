/** Where the authority's page is, which is on a host of its own at Smile ID. */
export const authorizeRoute = '/__oidc/authorize'

/** How the paths of it begin. */
export const oidcPrefix = '/__oidc'

/** Where it leads. Source: v2 §8. */
export const callbackRoute = '/v3/oidc/callback'
