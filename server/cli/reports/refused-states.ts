import type { ReadInteraction } from '../../pact/read-pact.ts'

/**
 * Why an emulator cannot set up an interaction's states, or produce its message. Pact reports only that it failed, so the
 * emulator is asked again.
 * @param url where the emulator sets up states. @param api the generation that states are about which name none.
 */
export async function refusedStates(url: string, api: string, { kind, states }: ReadInteraction): Promise<string[]> {
  const asked =
    kind === 'message'
      ? [{ path: 'messages', body: { providerStates: states } }]
      : states.map(({ name, params }) => ({ path: `states?api=${api}`, body: { state: name, params } }))
  const refused: string[] = []
  for (const { path, body } of asked) {
    const answer = await fetch(`${url}/${path}`, { method: 'POST', body: JSON.stringify(body) })
    if (!answer.ok) refused.push(((await answer.json()) as { error: string }).error)
  }
  return refused
}
