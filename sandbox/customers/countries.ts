/** Which country a number belongs to, as far as the sandbox needs to know: user ids begin with it. */

const countries: Readonly<Record<string, string>> = {
  1: 'US',
  7: 'RU',
  20: 'EG',
  27: 'ZA',
  31: 'NL',
  32: 'BE',
  33: 'FR',
  34: 'ES',
  39: 'IT',
  40: 'RO',
  41: 'CH',
  43: 'AT',
  44: 'GB',
  45: 'DK',
  46: 'SE',
  47: 'NO',
  48: 'PL',
  49: 'DE',
  51: 'PE',
  52: 'MX',
  54: 'AR',
  55: 'BR',
  56: 'CL',
  57: 'CO',
  60: 'MY',
  61: 'AU',
  62: 'ID',
  63: 'PH',
  65: 'SG',
  66: 'TH',
  81: 'JP',
  84: 'VN',
  90: 'TR',
  91: 'IN',
  92: 'PK',
  212: 'MA',
  234: 'NG',
  254: 'KE',
  351: 'PT',
  353: 'IE',
  380: 'UA',
  420: 'CZ',
  966: 'SA',
  971: 'AE',
  972: 'IL',
}
const longestCode = 3

/** Two letters; ZZ where the country is not known. */
export function countryOf(digits: string): string {
  for (let length = 1; length <= longestCode; length += 1) {
    const country = countries[digits.slice(0, length)]
    if (country !== undefined) return country
  }
  return 'ZZ'
}

/** The calling code with which `digits` begin; '' where the country is not known. */
export function callingCodeOf(digits: string): string {
  for (let length = 1; length <= longestCode; length += 1)
    if (digits.slice(0, length) in countries) return digits.slice(0, length)
  return ''
}
