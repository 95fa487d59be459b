import type { ReadInteraction } from '../../pact/read-pact.ts'

/**
 * What an emulator has against bringing an interaction's states about, or saying its message. Pact says of that only that it failed, so the
 * emulator is asked once more.
 * @param url the emulator's.
 */
export async function refusedStates(url: string, { kind, states }: ReadInteraction): Promise<string[]> {
  const asked =
    kind === 'message'
      ? [{ path: 'messages', body: { providerStates: states } }]
      : states.map(({ name, params }) => ({ path: 'states', body: { state: name, params } }))
  const refused: string[] = []
  for (const { path, body } of asked) {
    const answer = await fetch(`${url}/__emulator/pact/${path}`, { method: 'POST', body: JSON.stringify(body) })
    if (!answer.ok) refused.push(((await answer.json()) as { error: string }).error)
  }
  return refused
}
