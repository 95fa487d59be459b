import { megabyte } from '../../core/text/size.ts'
import type { Call, Operation } from '../../http/operation.ts'
import type { Control } from '../control.ts'
import { encodeCoverage } from './coverage.ts'
import { byPartner, get, ok, post } from './endpoint.ts'

/** @param partnerMeant finds the partner of a call that may name one in its body or in its query. */
export function stateOperations(control: Control, partnerMeant: (call: Call) => string | undefined): Operation[] {
  return [
    get('/state', { summary: 'Shows the emulator’s whole state, to be restored later.', answers: 'state' }, async () =>
      ok({ ...(await control.snapshot()), coverage: encodeCoverage(await control.coverage()) }),
    ),
    {
      ...post(
        '/state',
        {
          summary:
            'Resets, and restores a state, all or nothing. A virtual clock is set to the state’s time; with the system clock, callbacks that fell due in the meantime are sent at once.',
          takes: 'state',
          answers: 'done',
        },
        async ({ body }) => {
          await control.restore(body)
          return ok({ ok: true })
        },
      ),
      method: 'put',
      limit: 256 * megabyte,
      mostValues: Number.POSITIVE_INFINITY,
      screen: control.checkStateVersion,
    },
    post(
      '/reset',
      {
        summary: 'Forgets jobs, users, queues, journal and inbox: of one partner, or of all.',
        takes: 'reset-request',
        answers: 'done',
        query: byPartner,
      },
      async (call) => {
        await control.reset(partnerMeant(call))
        return ok({ ok: true })
      },
    ),
  ]
}
