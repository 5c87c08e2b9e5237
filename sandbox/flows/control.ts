/** Acting as the phone that fills in a Flow. Below `/_sandbox`. */
import type { ControlRoutes } from '../control/route.ts'

export const flowControl: ControlRoutes = () => async () => {
  await Promise.resolve()
}
