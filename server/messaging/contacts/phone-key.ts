/**
 * The form in which phone numbers are compared. Three countries write one mobile number in several ways, and WhatsApp
 * tells of the same person now in one, now in another: all ways have one key, and different subscribers never share
 * one. Pure.
 */

/** The key of a number given as digits with its country code; other characters are left out. */
export function phoneKey(number: string): string {
  const digits = number.replace(/\D/g, '')
  if (digits.startsWith('55')) return brazilian(digits)
  if (digits.startsWith('52')) return mexican(digits)
  if (digits.startsWith('54')) return argentinian(digits)
  return digits
}

/** All ways in which a number is written whose key this is, as digits; the key itself is one. */
export function phoneVariants(key: string): string[] {
  const [country, national] = [key.slice(0, 2), key.slice(2)]
  const others =
    country === '55'
      ? [`55${national.slice(0, 2)}9${national.slice(2)}`]
      : country === '52'
        ? [`521${national}`]
        : country === '54'
          ? [`549${national}`]
          : []
  return [key, ...others.filter((other) => phoneKey(other) === key)]
}

const brazilianAreas = /^55(?:1[1-9]|2[12478]|3[1-578]|4[1-9]|5[1345]|6[1-9]|7[134579]|8[1-9]|9[1-9])/

/**
 * Mobile numbers of eight digits got a 9 before them. Those began with 6 to 9; behind the 9, what begins with 1 to 5
 * is a number that never was shorter, and without it a landline.
 */
function brazilian(digits: string): string {
  const isLong = digits.length === 13 && /^9[6-9]/.test(digits.slice(4)) && brazilianAreas.test(digits)
  return isLong ? digits.slice(0, 4) + digits.slice(5) : digits
}

/** Ten digits that begin with 2 to 9; a 1 before them once told mobile numbers apart. */
function mexican(digits: string): string {
  return /^521[2-9]\d{9}$/.test(digits) ? `52${digits.slice(3)}` : digits
}

// All others have four digits, but for 11.
const argentinianAreas = new Set(
  (
    '220 221 223 230 236 237 249 260 261 263 264 266 280 291 294 297 298 299 336 341 342 343 345 348 351 353 358 ' +
    '362 364 370 376 379 380 381 383 385 387 388'
  ).split(' '),
)

/** Ten digits; mobile ones have a 9 before them from abroad, and a 15 behind the area at home. */
function argentinian(digits: string): string {
  if (/^549[1-9]\d{9}$/.test(digits)) return `54${digits.slice(3)}`
  const national = digits.slice(2)
  if (national.length !== 12) return digits
  const area = national.startsWith('11') ? 2 : argentinianAreas.has(national.slice(0, 3)) ? 3 : 4
  const isMobile = national.startsWith('15', area) && /^[1-9]/.test(national)
  return isMobile ? `54${national.slice(0, area)}${national.slice(area + 2)}` : digits
}
