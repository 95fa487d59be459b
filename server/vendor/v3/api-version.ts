/** The build of v3 that is played, as it names itself in headers. Source: v3 §1; the newest contract known is this one's (v3 §0). */
export const apiVersion = 'v3.952.0'
