import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { OutboundRefusal } from './outbound-error.ts'
import { outboundUrl } from './outbound-url.ts'
import { isPublicAddress } from './public-address.ts'

const v4Text = (bytes: readonly number[]) => bytes.join('.')
const inside = (network: string, bits: number) => {
  const base = network.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
  return fc
    .nat({ max: 2 ** (32 - bits) - 1 })
    .map((offset) => [24, 16, 8, 0].map((shift) => Math.floor((base + offset) / 2 ** shift) % 256))
}
const closed = fc.oneof(
  inside('0.0.0.0', 8),
  inside('10.0.0.0', 8),
  inside('100.64.0.0', 10),
  inside('127.0.0.0', 8),
  inside('169.254.0.0', 16),
  inside('172.16.0.0', 12),
  inside('192.168.0.0', 16),
  inside('198.18.0.0', 15),
  inside('224.0.0.0', 4),
  inside('240.0.0.0', 4),
)
const anyV4 = fc.array(fc.nat({ max: 255 }), { minLength: 4, maxLength: 4 })
const hex = (bytes: readonly number[], from: number) =>
  ((bytes[from] ?? 0) * 256 + (bytes[from + 1] ?? 0)).toString(16)
const group = fc.nat({ max: 0xffff }).map((value) => value.toString(16))
const groups = (count: number) => fc.array(group, { minLength: count, maxLength: count })

describe('addresses of the public internet', () => {
  for (const address of [
    '1.1.1.1',
    '8.8.8.8',
    '93.184.216.34',
    '172.15.255.255',
    '172.32.0.0',
    '223.255.255.255',
  ])
    it(`${address} is one`, () => assert.equal(isPublicAddress(address), true))
  for (const address of ['2606:4700::1111', '2a00:1450:4001::200e', '2001:4860:4860::8888'])
    it(`${address} is one`, () => assert.equal(isPublicAddress(address), true))
  for (const address of [
    '',
    'localhost',
    '1.2.3',
    '0177.0.0.1',
    '169.254.169.254',
    '100.100.100.200',
    '168.63.129.16',
    '::',
    '::1',
    '::127.0.0.1',
    '::ffff:8.8.8.8',
    '::ffff:0:127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    '100::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '3fff::1',
    '5f00::1',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'fe80::1%eth0',
    '2606:4700::1111%eth0',
    'fec0::1',
    'ff02::1',
  ])
    it(`"${address}" is none`, () => assert.equal(isPublicAddress(address), false))

  it('nothing in a closed IPv4 network is one', () => {
    fc.assert(fc.property(closed, (bytes) => !isPublicAddress(v4Text(bytes))))
  })

  it('an IPv4 address in the clothes of IPv6 is none, whatever it is', () => {
    fc.assert(
      fc.property(anyV4, (bytes) => {
        const [high, low] = [hex(bytes, 0), hex(bytes, 2)]
        for (const form of [
          `::ffff:${v4Text(bytes)}`,
          `::ffff:${high}:${low}`,
          `0:0:0:0:0:ffff:${high}:${low}`,
          `::${v4Text(bytes)}`,
          `64:ff9b::${v4Text(bytes)}`,
          `2002:${high}:${low}::1`,
          `2001:0:${high}:${low}::1`,
        ])
          assert.equal(isPublicAddress(form), false, form)
      }),
    )
  })

  it('nothing of IPv6 outside 2000::/3 is one', () => {
    fc.assert(
      fc.property(fc.nat({ max: 0xffff }), groups(7), (first, rest) => {
        if (first >= 0x2000 && first < 0x4000) return
        assert.equal(isPublicAddress([first.toString(16), ...rest].join(':')), false)
      }),
    )
  })
})

describe('an address that somebody gave us', () => {
  it('is read as it was written', () => {
    for (const text of [
      'https://example.com/a?b=c',
      'http://93.184.216.34:8080/',
      'https://[2606:4700::1111]/x',
    ])
      assert.equal(outboundUrl(text).href, text)
    assert.equal(outboundUrl('../b', new URL('https://example.com/a/c')).href, 'https://example.com/b')
  })

  for (const [text, reason] of [
    ['', /cannot be read/],
    ['example.com/a', /cannot be read/],
    ['/etc/passwd', /cannot be read/],
    ['ftp://example.com/a', /must begin with/],
    ['file:///etc/passwd', /must begin with/],
    ['data:text/plain,x', /must begin with/],
    ['javascript:alert(1)', /must begin with/],
    ['https://me:secret@example.com/', /user name or a password/],
    ['https://example.com@127.0.0.1/', /user name or a password/],
    [`https://example.com/${'a'.repeat(5_000)}`, /more than 4096/],
  ] as const)
    it(`"${text.slice(0, 40)}" is refused`, () => {
      assert.throws(
        () => outboundUrl(text),
        (error) => error instanceof OutboundRefusal && reason.test(error.message),
      )
    })

  it('is refused when it writes an IPv4 address in an odd form, and names the plain one', () => {
    const forms = (bytes: readonly number[]) => {
      const [a = 0, b = 0, c = 0, d = 0] = bytes
      const number = ((a * 256 + b) * 256 + c) * 256 + d
      return [
        String(number),
        `0x${number.toString(16)}`,
        `0${number.toString(8)}`,
        `${a}.${(b * 256 + c) * 256 + d}`,
        `0x${a.toString(16)}.${b}.${c}.${d}`,
        `0${a.toString(8)}.${b}.${c}.${d}`,
        `${v4Text(bytes)}.`,
        v4Text(bytes).replaceAll('.', '%2e'),
      ].filter((form) => form !== v4Text(bytes))
    }
    fc.assert(
      fc.property(anyV4, (bytes) => {
        assert.equal(outboundUrl(`http://${v4Text(bytes)}/`).hostname, v4Text(bytes))
        for (const form of forms(bytes))
          assert.throws(() => outboundUrl(`http://${form}:80/a`), OutboundRefusal, form)
      }),
    )
  })
})
