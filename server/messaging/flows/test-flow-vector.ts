/**
 * One exchange of a Flow that another library (Python's cryptography) has encrypted, byte for byte. The key belongs to
 * nobody. For tests.
 */
export const vector = {
  privateKey: `-----BEGIN PRIVATE KEY-----
MIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKgwggSkAgEAAoIBAQCFAELK6RUR2zJX
TUvNbosS7n07P3neotcPxkKOeBYGWw6MH2U5JCby6R5oinS60mi4XsGCpQsSIDBF
QHEoSvgL6yfRKgAnHR4VcUEfEAd9b+dkE7rDRsSLcExttWR/6AwaQW9VYBxq2WgV
XuTZREWSyX2ewrJxunh4mVgMk795+DstsmRrhyxk2XiLu+tLgeu4MkVsWYFs7h4z
pfuwQCi2IsY9c0od/V7iujZjrSQjfmhBiOqkBFwtdGV8tDDchVWlILgS4nK+nlA8
gQ1Uu/g2E1Lj9ysjQEaZ3kJGcRMRYR3G2jO9uXVf1HDbZ+Q/x58Ae6uxJb7yXdjl
L4AFboAjAgMBAAECggEAFRbtgG9lP+eaG+3Nz01wEBhxEywFjyATKhUuCJlSJL/b
lqyDyIPLCUmd4MXTrKwgntuno6e4Ea+498I4L0N0Aa/QKIKYc5tSYeQLh3lrNqC/
+EaInt5h3Bp6hAr3XLDW+nLVzJvo5aiDsJ/TegAxaA07Nil5Uj9XSwhFxfjHq/dO
Jg6UZqMzmfwgaiBN0nVknoVrEvMYGyC0eVkAc7LJXkGy18fOFGS2GkXyia13Nn9o
M/8lNCCYCkWqUMp19a91+7jAxDGXtQlf9Fxl+GbeRYSxFXK4aSox/EHadN1bCcSy
BwAS/00+R80wQHoMrEPIjrghMgUOoBDY/SVY+gQHwQKBgQC5Cj/g9k/Zsu1Su3oE
t72iVlC07R1raN5s1Uu9sBCC16Vdr2Vs2uuaUbtDo2xbvWdmw/M5vrb4HrzyNd4S
2nZEm96+OQDiJIfi1mujEc5IzU/DgyLTjdELcNamasIXwGzB5PjdMpDFI6Q9+z7I
pMlWjbWwj3hWjZK6OU5id6KtjQKBgQC4ATymzYPuDyU9gWjsOW1mQYK7c0Ieux+q
a55ivOdkzwrhhbY4Ao6m1Ufxxly+13EZ2A7cw0M8xN7AkWj3+BJTkaoeMCRG7gPH
hIXjJaRn9cvfJAlob7qiEkWFnsrFiVMO7qNoS7HpdaYMTnc4OQkzTLiU/nGto0dy
rLVpPwpAbwKBgQCzUpOFWC8aMqR7wOQHHmnQoQWl0QTpyr+DiVHVioL1yjagDBKm
46Hf88UfT4j7fxpuJQfZtlFrM564vCty6fQjmUrL3kJU5kIqOtIlPmRDeXULbFKb
4pvsEnZy4JMooXrEjToAY7iY1GmfB5VYrRnRn5Osf92HQ7wmbNLh6j7lIQKBgA52
Um0N1CO+3v9xj2yZquaRmZPgID9IF9oOMVmzXUCIIWPOXZ8TXGDyfIAdRibdyg7s
82YYls1M7/EUvLpYriARX9yVjhRhGrzwxpEu4TgmkoqMS40A0xtv8jTpYSibfYK7
8O3+nRIrZAytkiNCIF3+1rcnNIogPjpeJrgJ82VTAoGBAJbWEVNKJ/Uop92h1y+i
W7bG2SU5+d50cn7BVxq1yStVAI4w8++oEtcMF6mnxbRhqMgB72HQOtQAWmzEiaUP
nBrKLd8MMQveDdw0GQkKJrus/ZKRE/bqVZvygYMOxtMqOqhMxVrYNfhj5j+zq8CG
NuhsGxXZ3Nd8XK5kqSIJG0ru
-----END PRIVATE KEY-----
`,
  request: {
    encrypted_flow_data:
      'oeqow99wfXF84uTg7lmhHV2cDLIYdZ/ZibI8FzQimgE5PHlxrA4CSaiRiyqoCvqxj0DNk4y4ljLEkDC4cWYT+Fp1WmTp8xsxLVoGCVhc0ITpwCTQO15jPf9X5Vp6KUJAve/q0qSOiaSeb+3t9EEGhTok/aLMkVl6CV/hT0iNqvO25hsZFMZZlHTHBfmk1ZIGsQ9dnf8eZlAxi6/01klWjuMIq+iPrVaTkLyLxapLuSsPxQ==',
    encrypted_aes_key:
      'Ph18TfT7aoxINAOHU7nCJBfefWku2pr4sdcmSjqCEedYs+2SUYrCFu11Q8YpucZh8l+TxPnRZOBncqkjxiSjuSK/27XzhFBOmSHnTK/FkuEvhhXvPbZykNvq93AL4GSS/C0gD/F1kg1St8vNk87SbpjJwcE+SWAp5E+XPXwWGTxStS91hvwhO2GahZkfl9ZEi/P4B3LN/JHuY9sRyTfG/2BWntmoYDk/EYAXfzs/loCSgb+IZjgKWFjplNPmSDAL2YbyQjI9R0ULVpxYG2IPFc104N9USs9BePsrfMelfh4lDYg5C6lANrWsbkgnY1WdOitGozdDRqgzK2qk5I5Jtw==',
    initial_vector: 'cuPYh7/NEdefQC7pwjE9Nw==',
  },
  data: {
    version: '3.0',
    action: 'data_exchange',
    screen: 'APPOINTMENT',
    data: { name: 'Zoë Ångström', day: '2026-11-21', slots: [9, 10.5] },
    flow_token: 'token 7 ✓',
  },
  answer: { screen: 'SUMMARY', data: { text: 'Zoë, до встречи в 9:00' } },
  sealedAnswer:
    '5lux98MS6aG+UNquK2jRgkJtrKzB1vl6HCzoj8nUuFdkEkzjUVIedvs2K8bexiBLbIRzgqQXi7f/auXtUpLPPXWZWZiDVRd8ZQexY6VADA53BJe077AylQ==',
}
