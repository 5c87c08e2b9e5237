/** Locations. Coordinates may be texts: the platform's own samples send both. */
import type { Param } from './param.ts'

const longestName = 1_000

export function checkLocation(location: Param): void {
  location.at('latitude').number(-90, 90)
  location.at('longitude').number(-180, 180)
  location.at('name').optionalText({ most: longestName })
  location.at('address').optionalText({ most: longestName })
}
