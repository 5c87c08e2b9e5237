import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { usualHitLimits } from './find-hits.ts'
import { newestWith, planSearch } from './plan-search.ts'
import { mostOfPrefix } from './search.store.ts'

const messages = 5_000_000

interface Looked {
  readonly uses: number
  readonly isPrefix?: boolean
  readonly words?: number
}

function plan(...looked: readonly Looked[]) {
  const terms = looked.map(({ isPrefix = false }, place) => ({ word: `w${place}`, isPrefix }))
  const facts = looked.map(({ uses, words = 1 }, place) => ({
    word: `w${place}`,
    uses,
    words,
    lastAt: place,
  }))
  const { indexed, ...rest } = planSearch({ terms, facts, messages }, 21, usualHitLimits)
  return { ...rest, indexed: indexed.map(({ word }) => word) }
}

describe('the plan of a search', () => {
  it('asks the index for a rare word, alone or beside others', () => {
    assert.equal(plan({ uses: 800 }).isRare, true)
    assert.equal(plan({ uses: 2_000_000 }, { uses: 800 }).isRare, true)
  })

  it('walks for a word that a page is soon full of', () => {
    assert.deepEqual(plan({ uses: 9_000 }), { indexed: ['w0'], isRare: false, isIndexable: true })
    assert.equal(plan({ uses: 600_000 }).isIndexable, false)
  })

  it('asks the index where words come together too seldom, and walks first where one of them is too frequent', () => {
    assert.equal(plan({ uses: 9_000 }, { uses: 9_000 }).isRare, true)
    assert.deepEqual(plan({ uses: 600_000 }, { uses: 20_000 }), {
      indexed: ['w0', 'w1'],
      isRare: false,
      isIndexable: true,
    })
  })

  it('leaves beginnings with many words out of what the index is asked for', () => {
    assert.deepEqual(plan({ uses: 800 }, { uses: 500_000, isPrefix: true, words: 40 }).indexed, ['w0'])
    assert.deepEqual(plan({ uses: 800 }, { uses: 900, isPrefix: true, words: mostOfPrefix }).indexed, ['w0'])
    assert.deepEqual(plan({ uses: 600_000 }, { uses: 300_000, isPrefix: true, words: 40 }).indexed, [
      'w0',
      'w1',
    ])
    assert.deepEqual(plan({ uses: 900, isPrefix: true, words: mostOfPrefix }), {
      indexed: [],
      isRare: false,
      isIndexable: false,
    })
  })

  it('begins where the words were last seen, as far as that is known', () => {
    const fact = { word: 'w', uses: 1, words: 1 }
    assert.equal(
      newestWith([
        { ...fact, lastAt: 7 },
        { ...fact, lastAt: 5 },
      ]),
      5,
    )
    assert.equal(
      newestWith([
        { ...fact, lastAt: 7 },
        { ...fact, words: mostOfPrefix, lastAt: 5 },
      ]),
      7,
    )
  })
})
