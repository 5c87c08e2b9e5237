/**
 * The demo team: a bicycle maker with shops in several countries, so that a first look shows something.
 * Phone numbers are from ranges that are reserved for stories; addresses end in .example.
 */
import type { NewRole } from './role.ts'
import type { NewTeam } from './team.ts'
import type { UserChanges } from './user.ts'

export const demoRoles: readonly NewRole[] = [
  { shortId: 'admin', name: 'Admin', type: 'admin' },
  { shortId: 'manager', name: 'Manager', type: 'manager' },
  { shortId: 'inside_sales', name: 'Inside sales', type: 'user' },
  { shortId: 'field_agent', name: 'Field agent', type: 'user' },
  { shortId: 'support', name: 'Support', type: 'user' },
]

export const demoTeam: NewTeam = {
  shortName: 'harbour',
  name: 'Harbour Cycles',
  timeZone: 'Europe/London',
  defaultCountry: 'GB',
  roles: demoRoles,
}

/** A person of the demo: what is known, the manager by user name, and how many days ago the person joined. */
export interface DemoPerson extends Omit<UserChanges, 'manager'> {
  readonly username: string
  readonly manager?: string
  readonly joinedDaysAgo: number
}

const zones = {
  London: '+0000',
  Berlin: '+0100',
  NewYork: '-0500',
  Sydney: '+1100',
  Bengaluru: '+0530',
  SaoPaulo: '-0300',
}

interface Card {
  readonly title: string
  readonly department: string
  readonly phone?: string
  readonly office?: string
  readonly extra?: Omit<UserChanges, 'manager'>
}

function person(
  name: string,
  role: string,
  zone: keyof typeof zones,
  manager: string | undefined,
  joinedDaysAgo: number,
  { title, department, phone, office, extra }: Card,
): DemoPerson {
  const [firstName = '', lastName = ''] = name.split(' ')
  const username = `${firstName}.${lastName}`
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
  const phones = [
    ...(phone === undefined ? [] : [{ phone, type: 'mobile' as const }]),
    ...(office === undefined ? [] : [{ phone: office, type: 'office' as const }]),
  ]
  return {
    username,
    firstName,
    lastName,
    role,
    timezone: zones[zone],
    title,
    department,
    joinedDaysAgo,
    primaryEmail: { email: `${username}@harbourcycles.example`, type: 'work' },
    phones,
    ...(manager === undefined ? {} : { manager }),
    ...extra,
  }
}

const office = 'Harbour Works, 14 Quay Street, Bristol'

/** The first one is the admin in whose name the first key acts. */
export const demoPeople: readonly DemoPerson[] = [
  person('Ines Carvalho', 'admin', 'London', undefined, 720, {
    title: 'Head of Operations',
    department: 'Operations',
    phone: '07700 900101',
    office: '020 7946 0101',
    extra: {
      address: office,
      chats: { WhatsApp: '+447700900101' },
      socials: { LinkedIn: 'https://www.linkedin.com/in/ines-carvalho-harbour' },
    },
  }),
  person('Tom Aldridge', 'manager', 'London', 'ines.carvalho', 700, {
    title: 'Sales Manager',
    department: 'Sales',
    phone: '07700 900102',
    office: '020 7946 0102',
    extra: { address: office },
  }),
  person('Priya Raman', 'manager', 'Bengaluru', 'ines.carvalho', 655, {
    title: 'Support Manager',
    department: 'Support',
    extra: { chats: { WhatsApp: 'priya.raman' }, availability: 'ON_BREAK' },
  }),
  person('Jonas Becker', 'manager', 'Berlin', 'ines.carvalho', 610, {
    title: 'Regional Manager',
    department: 'Field',
    phone: '+49 30 23125 101',
  }),
  person('Maya Okafor', 'inside_sales', 'London', 'tom.aldridge', 560, {
    title: 'Sales Consultant',
    department: 'Sales',
    phone: '07700 900103',
    extra: { rate: 38 },
  }),
  person('Liam Doherty', 'inside_sales', 'London', 'tom.aldridge', 512, {
    title: 'Sales Consultant',
    department: 'Sales',
    phone: '07700 900104',
    extra: { availability: 'NOT_AVAILABLE' },
  }),
  person('Chloe Martin', 'inside_sales', 'London', 'tom.aldridge', 480, {
    title: 'Account Executive',
    department: 'Sales',
    phone: '+33 6 39 98 01 05',
    extra: { otherContacts: 'Best reached in the morning' },
  }),
  person('Rafael Nunes', 'inside_sales', 'SaoPaulo', 'tom.aldridge', 433, {
    title: 'Sales Consultant',
    department: 'Sales',
    extra: { rate: 31.5 },
  }),
  person('Hannah Weiss', 'inside_sales', 'Berlin', 'tom.aldridge', 390, {
    title: 'Fleet Sales',
    department: 'Sales',
    phone: '+49 30 23125 106',
    office: '+49 30 23125 200',
  }),
  person('Dana Whitfield', 'inside_sales', 'NewYork', 'tom.aldridge', 344, {
    title: 'Account Executive',
    department: 'Sales',
    extra: { phones: [{ phone: '+1 202-555-0107', type: 'mobile' }] },
  }),
  person('Arjun Mehta', 'support', 'Bengaluru', 'priya.raman', 600, {
    title: 'Support Specialist',
    department: 'Support',
    extra: { bio: 'Knows every gearbox since 2009.' },
  }),
  person('Sofia Lindqvist', 'support', 'Berlin', 'priya.raman', 520, {
    title: 'Support Specialist',
    department: 'Support',
    phone: '+49 30 23125 109',
  }),
  person('Kavya Iyer', 'support', 'Bengaluru', 'priya.raman', 410, {
    title: 'Support Specialist',
    department: 'Support',
    extra: { availability: 'ON_BREAK' },
  }),
  person('Oliver Grant', 'support', 'Sydney', 'priya.raman', 300, {
    title: 'Night Desk',
    department: 'Support',
    phone: '+61 491 570 156',
  }),
  person('Amara Diallo', 'support', 'London', 'priya.raman', 210, {
    title: 'Warranty Desk',
    department: 'Support',
    phone: '07700 900112',
  }),
  person('Felix Brandt', 'field_agent', 'Berlin', 'jonas.becker', 540, {
    title: 'Workshop Partner Visits',
    department: 'Field',
    phone: '+49 30 23125 113',
    extra: { rate: 29 },
  }),
  person('Grace Thornton', 'field_agent', 'London', 'jonas.becker', 470, {
    title: 'Workshop Partner Visits',
    department: 'Field',
    phone: '07700 900114',
  }),
  person('Noah Sinclair', 'field_agent', 'NewYork', 'jonas.becker', 365, {
    title: 'Dealer Visits',
    department: 'Field',
    extra: { phones: [{ phone: '+1 202-555-0115', type: 'mobile' }] },
  }),
  person('Ruby Callahan', 'field_agent', 'Sydney', 'jonas.becker', 240, {
    title: 'Dealer Visits',
    department: 'Field',
    phone: '+61 491 570 157',
  }),
  person('Élodie Fournier', 'field_agent', 'Berlin', 'jonas.becker', 120, {
    title: 'Dealer Visits',
    department: 'Field',
    phone: '+33 6 39 98 01 17',
    extra: { isActive: false },
  }),
  person('Peter Novak', 'field_agent', 'Berlin', 'jonas.becker', 690, {
    title: 'Dealer Visits',
    department: 'Field',
    extra: { isActive: false, isDeleted: true },
  }),
]
