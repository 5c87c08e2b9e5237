/** Files of other products: headers as these products write them, and what is understood of them. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { describe, it } from 'node:test'
import type { AppError } from '../../../lib/app-error.ts'
import { exportColumns } from '../../export/user-cells.ts'
import { entra } from './entra.ts'
import { felloe } from './felloe.ts'
import { google } from './google.ts'
import { createPersonReader, type PersonRow } from './read-person.ts'
import { recognise } from './recognise.ts'
import { slackExport, slackMembers } from './slack.ts'

/** Reads one row of CSV given as `header: cell`. */
function readCsv(cells: Record<string, string>): PersonRow & { format: string; ignored: string[] } {
  const names = Object.keys(cells)
  const format = recognise({ kind: 'csv', columns: names })
  const reader = createPersonReader(format)
  const person = reader.read({ number: 2, names, cells: Object.values(cells) })
  return { ...person, format: format.name, ignored: [...reader.ignored] }
}

function readJson(item: Record<string, unknown>): PersonRow & { format: string } {
  const names = Object.keys(item)
  const format = recognise({ kind: 'json', columns: names })
  return {
    ...createPersonReader(format).read({ number: 1, names, cells: Object.values(item), item }),
    format: format.name,
  }
}

describe('Google Workspace', () => {
  it('is read from the columns of its download', () => {
    const { format, draft, faults, ignored } = readCsv({
      'First Name [Required]': 'Ira',
      'Last Name [Required]': 'Vale',
      'Email Address [Required]': 'ira@hill.test',
      'Password [Required]': '****',
      'Org Unit Path [Required]': '/Sales/North',
      'Status [READ ONLY]': 'Suspended',
      'Recovery Email': 'shared@private.test',
      'Home Secondary Email': 'ira@home.test,ira2@home.test',
      'Work Secondary Email': 'i.vale@hill.test',
      'Recovery Phone [MUST BE IN THE E.164 FORMAT]': '+14155550100',
      'Work Phone': '+14155550101,+14155550102',
      'Home Phone': '',
      'Mobile Phone': "'+14155550103",
      'Work Address': '1 Hill St',
      'Home Address': '2 Dale Rd',
      'Employee Title': 'Engineer',
      'Manager Email': 'boss@hill.test',
      Department: 'QA',
    })
    assert.equal(format, 'Google Workspace')
    assert.deepEqual(faults, [])
    assert.deepEqual(ignored, [
      'Password [Required]',
      'Recovery Email',
      'Recovery Phone [MUST BE IN THE E.164 FORMAT]',
    ])
    assert.deepEqual(draft, {
      primaryEmail: { email: 'ira@hill.test' },
      firstName: 'Ira',
      lastName: 'Vale',
      moreEmails: [
        { email: 'ira@home.test', type: 'home' },
        { email: 'ira2@home.test', type: 'home' },
        { email: 'i.vale@hill.test', type: 'work' },
      ],
      typedPhones: [
        { phone: '+14155550101', type: 'office' },
        { phone: '+14155550102', type: 'office' },
        { phone: '+14155550103', type: 'mobile' },
      ],
      address: '1 Hill St',
      address2: '2 Dale Rd',
      title: 'Engineer',
      department: 'QA',
      group: 'Sales/North',
      manager: 'boss@hill.test',
      isActive: false,
    })
  })

  it('knows the headers without case and notes, and the top of the tree as no group', () => {
    const { format, draft } = readCsv({ 'EMAIL ADDRESS': 'a@x.test', 'org unit path': '/', Status: 'Active' })
    assert.equal(format, 'Google Workspace')
    assert.deepEqual(draft, { primaryEmail: { email: 'a@x.test' }, isActive: true })
  })
})

describe('Microsoft Entra ID', () => {
  const member = {
    userPrincipalName: 'ira@hill.onmicrosoft.test',
    displayName: 'Ira Vale',
    surname: 'Vale',
    mail: 'ira@hill.test',
    givenName: 'Ira',
    id: '7cc0c81b-f2a2-489a-8243-eda96da4214d',
    userType: 'Member',
    jobTitle: 'Engineer',
    department: 'QA',
    accountEnabled: 'True',
    usageLocation: 'DE',
    streetAddress: 'Hauptstr. 1',
    state: 'BW',
    country: 'Germany',
    officeLocation: '2nd floor',
    city: 'Ulm',
    postalCode: '89073',
    telephoneNumber: '0731 12345',
    mobilePhone: '+49 151 23456789',
    createdDateTime: '8/19/2021 1:25:31 PM',
  }

  it('is read from the columns of its download', () => {
    const { format, draft, ignored } = readCsv(member)
    assert.equal(format, 'Microsoft Entra ID')
    assert.deepEqual(ignored, ['id', 'userType', 'usageLocation', 'officeLocation'])
    assert.deepEqual(draft, {
      primaryEmail: { email: 'ira@hill.test' },
      firstName: 'Ira',
      lastName: 'Vale',
      displayName: 'Ira Vale',
      title: 'Engineer',
      department: 'QA',
      isActive: true,
      typedPhones: [
        { phone: '0731 12345', type: 'office' },
        { phone: '+49 151 23456789', type: 'mobile' },
      ],
      address: 'Hauptstr. 1, 89073, Ulm, BW, Germany',
      addedAt: Date.UTC(2021, 7, 19, 13, 25, 31),
    })
  })

  it('takes the sign-in name for an address where it is one', () => {
    assert.deepEqual(readCsv({ ...member, mail: '' }).draft.primaryEmail, {
      email: 'ira@hill.onmicrosoft.test',
    })
    const guest = {
      ...member,
      mail: '',
      userPrincipalName: 'ira_hill.test#EXT#@x.onmicrosoft.test',
      alternateEmailAddress: 'ira@hill.test',
    }
    assert.deepEqual(readCsv(guest).draft.primaryEmail, { email: 'ira@hill.test' })
  })

  it('knows the older names of its columns', () => {
    const { draft } = readCsv({
      userPrincipalName: 'a@x.test',
      objectId: 'x',
      mobile: '+49 151 23456789',
      physicalDeliveryOfficeName: '',
    })
    assert.deepEqual(draft.typedPhones, [{ phone: '+49 151 23456789', type: 'mobile' }])
  })
})

describe('Slack', () => {
  const member = {
    username: 'ira',
    email: 'ira@hill.test',
    status: 'Member',
    'billing-active': '1',
    'has-2fa': '1',
    'has-sso': '0',
    userid: 'U059H0Z4PH6',
    fullname: 'Ira de Vale',
    displayname: 'iv',
    'expiration-timestamp': '',
  }

  it('is read from the member list', () => {
    const { format, draft } = readCsv(member)
    assert.equal(format, 'Slack member list')
    assert.deepEqual(draft, {
      primaryEmail: { email: 'ira@hill.test' },
      handle: 'ira',
      fullName: 'Ira de Vale',
      displayName: 'iv',
      isActive: true,
      isBot: false,
    })
    assert.equal(readCsv({ ...member, status: 'Deactivated' }).draft.isActive, false)
    assert.equal(readCsv({ ...member, status: 'Bot' }).draft.isBot, true)
  })

  it('is read from a workspace export', () => {
    const item = {
      id: 'U012A3CDE',
      team_id: 'T012AB3C4',
      name: 'spengler',
      deleted: false,
      real_name: 'Egon Spengler',
      tz_offset: -25_200,
      'profile.first_name': 'Egon',
      'profile.last_name': 'Spengler',
      'profile.real_name': 'Egon Spengler',
      'profile.display_name': '',
      'profile.email': 'egon@ghosts.test',
      'profile.phone': '+1 415 555 0101',
      'profile.title': 'Doctor',
      'profile.image_512': 'https://slack.test/egon.png',
      is_admin: true,
      is_bot: false,
    }
    const { format, draft } = readJson(item)
    assert.equal(format, 'Slack workspace export')
    assert.deepEqual(draft, {
      primaryEmail: { email: 'egon@ghosts.test' },
      handle: 'spengler',
      firstName: 'Egon',
      lastName: 'Spengler',
      fullName: 'Egon Spengler',
      primaryPhone: { phone: '+1 415 555 0101' },
      title: 'Doctor',
      profileImageUrl: 'https://slack.test/egon.png',
      timezone: '-0700',
      isActive: true,
    })
    assert.equal(readJson({ ...item, is_bot: true }).draft.isBot, true)
    assert.equal(readJson({ ...item, id: 'USLACKBOT' }).draft.isBot, true)
  })
})

describe('our own and hand-made files', () => {
  it('understand the usual spellings', () => {
    for (const header of ['first_name', 'First name', 'FIRST-NAME', 'firstName', 'Given Name'])
      for (const address of ['email', 'E-Mail', 'mail', 'E-mail address', 'primary_email', 'Work email'])
        for (const number of ['phone', 'Phone number', 'Telephone', 'tel.'])
          assert.deepEqual(readCsv({ [header]: 'Ira', [address]: 'a@x.test', [number]: '44' }).draft, {
            primaryEmail: { email: 'a@x.test' },
            primaryPhone: { phone: '44' },
            firstName: 'Ira',
          })
  })

  it('read dates, numbers, words and JSON, and name each cell that is none', () => {
    const good = {
      email: 'a@x.test',
      dob: '31.01.1990',
      'date added': '2026-02-03 09:15',
      rate: '12,5',
      active: 'no',
      availability: 'on break',
      chats: '{"Signal":"a"}',
    }
    assert.deepEqual(readCsv(good).draft, {
      primaryEmail: { email: 'a@x.test' },
      dob: Date.UTC(1990, 0, 31),
      addedAt: Date.UTC(2026, 1, 3, 9, 15),
      rate: 12.5,
      isActive: false,
      availability: 'ON_BREAK',
      chats: { Signal: 'a' },
    })
    const bad = {
      email: 'a@x.test',
      Birthday: '2026-02-31',
      'Date added': '3/4/26',
      rate: 'x',
      active: 'maybe',
      availability: 'x',
      chats: '[]',
      data: '{',
    }
    assert.deepEqual(
      readCsv(bad)
        .faults.map((fault) => fault.field)
        .sort(),
      ['Birthday', 'Date added', 'active', 'availability', 'chats', 'data', 'rate'],
    )
  })

  it('read what the ChakraHQ and the Worksection API answer', () => {
    const chakra = readJson({
      id: '0197a2b4-0000-7000-8000-000000000001',
      primaryEmail: { id: 'x', email: 'a@x.test', type: 'work' },
      primaryPhone: null,
      phones: ['+14155550101'],
      dob: 0,
      availabilityStatus: 'AVAILABLE',
      data: null,
      isDeleted: false,
    })
    assert.deepEqual(chakra.draft, {
      id: '0197a2b4-0000-7000-8000-000000000001',
      primaryEmail: { email: 'a@x.test', type: 'work' },
      phones: [{ phone: '+14155550101' }],
      availability: 'AVAILABLE',
      isDeleted: false,
    })
    const worksection = readJson({
      id: '41',
      first_name: 'Ira',
      name: 'Ira Vale',
      email: 'a@x.test',
      rate: 30,
      phone2: '44',
      'services.chats': { WhatsApp: '+380' },
      date_added: '2026-02-03 09:15',
    })
    assert.deepEqual(worksection.draft.typedPhones, [{ phone: '44', type: 'office' }])
    assert.deepEqual(worksection.draft.chats, { WhatsApp: '+380' })
  })

  it('are refused with the nearest names when nothing tells who the people are', () => {
    assert.throws(
      () => recognise({ kind: 'csv', columns: ['frist name', 'e-mial', 'x'] }),
      (error: AppError) => {
        assert.equal(error.code, 'import_unrecognised')
        assert.match(
          error.message,
          /"frist name" \(perhaps firstName\?\), "e-mial" \(perhaps email\?\), "x"\. Needed: email or username/,
        )
        return true
      },
    )
  })

  it('are refused when two columns are for one thing', () => {
    for (const columns of [
      ['email', 'E-mail'],
      ['email', 'phone', 'Telephone'],
    ])
      assert.throws(() => recognise({ kind: 'csv', columns }), { code: 'import_columns_ambiguous' })
  })
})

describe('docs/import.md', () => {
  it('names every column that is read', async () => {
    const text = await readFile(new URL('../../../../docs/import.md', import.meta.url), 'utf8')
    const names = [google, entra, slackMembers, slackExport, felloe].flatMap(({ columns }) =>
      columns.flatMap((rule) => rule.names),
    )
    assert.deepEqual(
      names.filter((name) => !text.includes(`\`${name}\``)),
      [],
    )
    const own = felloe.columns.map((rule) => rule.names[0])
    assert.deepEqual(
      exportColumns.filter((name) => !own.includes(name)),
      [],
    )
  })
})
