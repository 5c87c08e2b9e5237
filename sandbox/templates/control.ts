/** Reviewing templates by hand. Below `/_sandbox`. */
import type { ControlRoutes } from '../control/route.ts'

export const templateControl: ControlRoutes = () => async () => {
  await Promise.resolve()
}
