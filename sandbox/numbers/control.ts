/** What the platform does to numbers and accounts. Below `/_sandbox`. */
import type { ControlRoutes } from '../control/route.ts'

export const numberControl: ControlRoutes = () => async () => {
  await Promise.resolve()
}
