import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { formatOffset, isTimeZone, offsetMinutes, zoneOffsetMinutes } from './utc-offset.ts'

describe('offsets from UTC', () => {
  it('are written and read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -720, max: 840 }), (minutes) => {
        const text = formatOffset(minutes)
        assert.match(text, /^[+-]\d{4}$/)
        assert.equal(offsetMinutes(text), minutes)
        assert.equal(offsetMinutes(`${text.slice(0, 3)}:${text.slice(3)}`), minutes)
      }),
    )
  })

  it('have one form', () => {
    assert.deepEqual(
      ['-0000', '+00:00', '-03:30', '+0530'].map((text) => formatOffset(offsetMinutes(text)!)),
      ['+0000', '+0000', '-0330', '+0530'],
    )
  })

  it('are refused where no place of the world has them, and where they are none', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.integer().map(String)), (text) => {
        const minutes = offsetMinutes(text)
        assert.ok(minutes === undefined || (minutes >= -720 && minutes <= 840))
      }),
    )
    for (const text of [
      '+2575',
      '+1401',
      '-1201',
      '+0560',
      '0530',
      '+530',
      '+05 30',
      '+٠٥٣٠',
      '+0530 ',
      '',
      'Z',
    ])
      assert.equal(offsetMinutes(text), undefined, text)
  })

  it('follow a zone through the year', () => {
    const [winter, summer] = [Date.UTC(2026, 0, 15), Date.UTC(2026, 6, 15)]
    assert.deepEqual([zoneOffsetMinutes('Asia/Kolkata', winter), zoneOffsetMinutes('UTC', winter)], [330, 0])
    assert.deepEqual(
      [zoneOffsetMinutes('Europe/Berlin', winter), zoneOffsetMinutes('Europe/Berlin', summer)],
      [60, 120],
    )
    assert.equal(zoneOffsetMinutes('America/St_Johns', winter), -210)
    assert.deepEqual(['Asia/Kolkata', 'UTC', 'Mars/Base', '', 'nonsense'].map(isTimeZone), [
      true,
      true,
      false,
      false,
      false,
    ])
  })
})
