/** `POST /{phone-number-id}`: the PIN and the number's own callback. */
import type { Call } from '../graph/edge.ts'
import { parameterError } from '../graph/graph-error.ts'
import { readObject } from '../graph/params.ts'
import { configureNumberOverride } from '../webhooks/subscriptions.ts'
import { numberOf } from './number-of.ts'
import { readPin, setPin } from './pin.ts'

export async function changeNumber(call: Call): Promise<unknown> {
  const { context, body, token } = call
  const number = numberOf(call)
  const configuration = readObject(body, 'webhook_configuration')
  const pin = body['pin'] === undefined ? undefined : readPin(body['pin'])
  if (configuration === undefined && pin === undefined)
    throw parameterError('One of the parameters pin and webhook_configuration is required.')
  if (configuration !== undefined)
    await configureNumberOverride(context, number.id, configuration, token?.appId)
  if (pin !== undefined) setPin(context, numberOf(call), pin)
  return { success: true }
}
