/** Made-up phone numbers of six countries, each in the many ways in which people write them. For sample-leads. Pure. */

import { itemAt } from '../../lib/seeded-random.ts'

interface Country {
  readonly code: string
  /** The beginning of the national number, and how many digits follow it. */
  readonly start: string
  readonly digits: number
  /** With N for the national number in whole, a to e for its digits in portions. */
  readonly forms: readonly string[]
  readonly portions: readonly number[]
}

const countries: readonly Country[] = [
  {
    code: '91',
    start: '9',
    digits: 9,
    portions: [5, 5],
    forms: [
      '+91 a b',
      '+91-N',
      'N',
      '0N',
      'a-b',
      '0091 a b',
      '91N',
      '(+91) a b',
      'N.0',
      'p:+91N',
      '+91 a b  ',
    ],
  },
  {
    code: '1',
    start: '415',
    digits: 7,
    portions: [3, 3, 4],
    forms: ['+1 (a) b-c', '001 a b c', '+1.a.b.c', '+1 a-b-c', '+1N'],
  },
  {
    code: '49',
    start: '151',
    digits: 8,
    portions: [3, 8],
    forms: ['+49 (0)a b', '0049 a b', '+49 a/b', '+49-a-b', '(0049) a b', '+49 (0) a b'],
  },
  {
    code: '55',
    start: '119',
    digits: 8,
    portions: [2, 5, 4],
    forms: ['+55 (a) b-c', '0055 a b c', '+55 a b-c', '+55N'],
  },
  {
    code: '44',
    start: '74',
    digits: 8,
    portions: [4, 6],
    forms: ['+44 (0)a b', '0044 a b', '+44.a.b', '+44 a b', 'tel:+44N'],
  },
  {
    code: '62',
    start: '812',
    digits: 8,
    portions: [3, 4, 4],
    forms: ['+62 a-b-c', '0062 a b c', '+62 (0)a b c', '+62N'],
  },
]

export const impossiblePhones = [
  '12345',
  'call after 6',
  '+49 12',
  '00000000',
  '9.19877E+11',
  '+91 98765 43210 ext 12',
]

const prime = 7_368_787

/** A number of its own for each serial number, written in one of the forms of its country. */
export function samplePhone(serial: number, form: number): string {
  const country = itemAt(countries, serial)
  const size = 10 ** country.digits
  // The first digit after the start of an American number is never 0 or 1.
  const rest = String(((serial * prime) % (size * 0.7)) | 0).padStart(country.digits, '0')
  const national = country.start + String(Number(rest[0]) + 2) + rest.slice(1)
  let from = 0
  const parts = country.portions.map((length) => national.slice(from, (from += length)))
  return itemAt(country.forms, form)
    .replace('N', national)
    .replace('a', parts[0] ?? '')
    .replace('b', parts[1] ?? '')
    .replace('c', parts[2] ?? '')
}
