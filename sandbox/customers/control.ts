/** Acting as customers. Below `/_sandbox`. */
import type { ControlRoutes } from '../control/route.ts'

export const customerControl: ControlRoutes = () => async () => {
  await Promise.resolve()
}
