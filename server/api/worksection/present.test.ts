/** How a person is written: which keys, in which order, and what stands in for what is missing. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { blankUser } from '../../team/apply-changes.ts'
import type { PhoneType, User } from '../../team/user.ts'
import { userPresenter } from './present.ts'

const at = Date.UTC(2026, 1, 3, 3, 45)
const role = {
  id: 'r',
  shortId: 'admin',
  name: 'Admin',
  type: 'admin',
  worksectionRole: 'account admin',
} as const
const blank: User = { ...blankUser('t', role, '+0530', 'u', at), number: 41, username: 'ira.vale' }
const context = {
  team: { name: 'Hill & Co', timeZone: 'Asia/Kolkata' },
  publicUrl: 'https://team.example.com:8443',
  roleCase: 'lower',
} as const
const present = userPresenter(context)

const entry = { id: 'p', createdAt: at, updatedAt: at, isVerified: false }
const phone = (text: string, type: PhoneType = '') => ({ ...entry, phone: text, normalizedPhone: null, type })
const email = (text: string) => ({ ...entry, email: text, normalizedEmail: text, type: '' })

describe('a person', () => {
  it('with everything has every key, in the order of the original', () => {
    const user: User = {
      ...blank,
      firstName: 'Ira',
      lastName: 'Vale',
      title: 'Engineer',
      url: 'https://ira.test',
      chats: { WhatsApp: '+380 44 000' },
      socials: { LinkedIn: 'ira' },
      otherContacts: 'room 4',
      addedAt: at,
      rate: 30.5,
      avatarUrl: 'https://pictures.test/ira.png',
      group: 'Core',
      department: 'QA',
      emails: [email('Ira@hill.test'), email('second@hill.test')],
      phones: [phone('100'), phone('2', 'office'), phone('3', 'mobile'), phone('4', 'home')],
      address: 'Hill 1',
      address2: 'Hill 2',
    }
    const expected = {
      id: '41',
      first_name: 'Ira',
      last_name: 'Vale',
      name: 'Ira Vale',
      title: 'Engineer',
      url: 'https://ira.test',
      services: { chats: { WhatsApp: '+380 44 000' }, socials: { LinkedIn: 'ira' } },
      contacts: 'room 4',
      date_added: '2026-02-03 09:15',
      rate: 30.5,
      avatar: 'https://pictures.test/ira.png',
      group: 'Core',
      department: 'QA',
      role: 'account admin',
      email: 'Ira@hill.test',
      phone: '100',
      phone2: '2',
      phone3: '3',
      phone4: '4',
      address: 'Hill 1',
      address2: 'Hill 2',
    }
    assert.equal(JSON.stringify(present(user)), JSON.stringify(expected))
  })

  it('with nothing has the keys that are always there', () => {
    assert.deepEqual(present({ ...blank, addedAt: at }), {
      id: '41',
      first_name: '',
      last_name: '',
      name: 'ira.vale',
      title: '',
      url: '',
      services: { chats: {}, socials: {} },
      date_added: '2026-02-03 09:15',
      avatar: 'https://team.example.com:8443/avatar/5/I.svg',
      group: 'Hill & Co',
      department: '',
      role: 'account admin',
      email: '41@41.team.example.com',
    })
  })

  it('keeps a rate of nothing', () => assert.equal(present({ ...blank, rate: 0 }).rate, 0))
})

describe('the name', () => {
  it('is what there is of it', () => {
    assert.equal(present({ ...blank, firstName: 'Ira' }).name, 'Ira')
    assert.equal(present({ ...blank, lastName: 'Vale', displayName: 'Boss' }).name, 'Vale')
    assert.equal(present({ ...blank, displayName: 'Boss' }).name, 'Boss')
  })
})

describe('phones', () => {
  const phonesOf = (...phones: User['phones']) => {
    const { phone, phone2, phone3, phone4 } = present({ ...blank, phones })
    return [phone, phone2, phone3, phone4]
  }
  it('show the primary one once, whatever its type', () => {
    assert.deepEqual(phonesOf(phone('1', 'mobile')), ['1', undefined, undefined, undefined])
    assert.deepEqual(phonesOf(phone('1', 'mobile'), phone('2', 'mobile')), ['1', undefined, '2', undefined])
  })
  it('show the first of each type', () => {
    const list = [phone('1'), phone('2'), phone('3', 'home'), phone('4', 'home'), phone('5', 'office')]
    assert.deepEqual(phonesOf(...list), ['1', '5', undefined, '3'])
  })
})

describe('the role', () => {
  it('is owner for the owner', () => assert.equal(present({ ...blank, isOwner: true }).role, 'owner'))
  it('has a capital letter on demand', () => {
    const capital = userPresenter({ ...context, roleCase: 'capital' })
    assert.equal(capital({ ...blank, isOwner: true }).role, 'Owner')
    assert.equal(capital(blank).role, 'Account admin')
  })
})

describe('the avatar', () => {
  it('is the first picture with an absolute address', () => {
    const avatarOf = (avatarUrl: string, profileImageUrl: string) =>
      present({ ...blank, avatarUrl, profileImageUrl }).avatar
    assert.equal(avatarOf('', 'http://a.test/b.png'), 'http://a.test/b.png')
    assert.equal(avatarOf('/b.png', 'HTTPS://a.test/b'), 'HTTPS://a.test/b')
    for (const useless of [
      '/b.png',
      'javascript:alert(1)',
      'data:image/png;base64,',
      'https://',
      'https://a b',
    ])
      assert.match(avatarOf(useless, useless), /^https:\/\/team\.example\.com:8443\/avatar\//)
  })
})
