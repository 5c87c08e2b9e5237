/**
 * Made-up people of many scripts and countries, the same ones at every call, as a table that a company could
 * have: for tests and for the benchmark. Addresses end in .test, which is nobody's.
 */
import { randomFrom } from '../../lib/seeded-random.ts'
import { csvLines } from '../../lib/source/csv-lines.ts'

interface Country {
  readonly first: readonly string[]
  readonly last: readonly string[]
  readonly address: string
  /** With # for a digit. */
  readonly phone: string
}

const countries: readonly Country[] = [
  {
    first: ['Ananya', 'Rohan', 'Priya', 'Arjun'],
    last: ['Sharma', 'Iyer', 'Patel', 'Khan'],
    address: '14 MG Road, Bengaluru',
    phone: '+91 98### #####',
  },
  {
    first: ['आरती', 'विजय', 'सुनीता'],
    last: ['वर्मा', 'गुप्ता', 'जोशी'],
    address: 'राजपथ 7, नई दिल्ली',
    phone: '+9197########',
  },
  {
    first: ['Олена', 'Тарас', 'Ірина', 'Богдан'],
    last: ['Шевченко', 'Коваль', "Лук'янець"],
    address: 'вул. Хрещатик 22, Київ',
    phone: '+380 67 ### ## ##',
  },
  {
    first: ['李', '王', '张', '陳'],
    last: ['小明', '芳', '伟', '美玲'],
    address: '上海市南京路 88 号',
    phone: '+86 138 #### ####',
  },
  {
    first: ['さくら', '太郎', '花子'],
    last: ['佐藤', '鈴木', '高橋'],
    address: '東京都千代田区1-1',
    phone: '+81 90-####-####',
  },
  {
    first: ['فاطمة', 'محمد', 'ليلى'],
    last: ['الحسن', 'السيد', 'خوري'],
    address: 'شارع التحرير ١٢، القاهرة',
    phone: '+20 100 ### ####',
  },
  {
    first: ['Jürgen', 'Zoë', 'Søren', 'François'],
    last: ['Müller', 'Nuñez', 'Østergård', "O'Brien"],
    address: 'Königstraße 5, 70173 Stuttgart',
    phone: '+49 151 ########',
  },
  {
    first: ['Mary Ann', 'John', 'Grace', 'Liam'],
    last: ['Smith', 'de la Cruz', 'Okafor', 'Nguyen'],
    address: '1 "Old" Mill Rd, Apt 4\nSpringfield',
    phone: '(415) 555-####',
  },
  {
    first: ['João', 'Beatriz', 'Thiago'],
    last: ['Silva', 'Araújo', 'Conceição'],
    address: 'Av. Paulista 1000, São Paulo',
    phone: '+55 11 9####-####',
  },
  {
    first: ['นภา', 'สมชาย'],
    last: ['วงศ์ไทย', 'ใจดี'],
    address: 'ถนนสุขุมวิท 21 กรุงเทพฯ',
    phone: '+66 81 ### ####',
  },
]
const departments = ['Sales', 'Support', 'Logistics', 'Finance', 'Engineering', '人事']
const titles = ['Agent', 'Senior agent', 'Team lead', 'Analyst', 'Driver; night shift']
const columns = [
  'First name',
  'Last name',
  'E-mail',
  'Mobile',
  'Office phone',
  'Job title',
  'Department',
  'Group',
  'Address',
  'Manager',
  'Date of birth',
  'Role',
]

const peoplePerLead = 12
// A prime number: it spreads the people over the file, so that half of the managers stand below their reports.
const spread = 7_919
const linesPerPortion = 500

/** CSV text with a header, in portions. */
export function* samplePeopleCsv(count: number): Generator<string> {
  yield csvLines([columns])
  for (let start = 0; start < count; start += linesPerPortion) {
    const size = Math.min(linesPerPortion, count - start)
    yield csvLines(Array.from({ length: size }, (_, offset) => samplePerson(start + offset, count)))
  }
}

function samplePerson(index: number, count: number): string[] {
  const rank = (index * spread) % count
  const random = randomFrom(rank)
  const pick = <T>(list: readonly [T, ...T[]] | readonly T[]): T =>
    list[Math.floor(random() * list.length)] as T
  const { first, last, address, phone } = pick(countries)
  const number = (): string => phone.replace(/#/g, () => String(Math.floor(random() * 10)))
  const lead = Math.floor((rank - 1) / peoplePerLead)
  const born = new Date(
    Date.UTC(1960 + Math.floor(random() * 45), Math.floor(random() * 12), 1 + Math.floor(random() * 28)),
  )
  return [
    pick(first),
    pick(last),
    emailOf(rank),
    number(),
    random() < 0.5 ? number() : '',
    pick(titles),
    pick(departments),
    `Team ${(lead + 1) % 40}`,
    address,
    rank === 0 ? '' : emailOf(lead),
    born.toISOString().slice(0, 10),
    rank < count / peoplePerLead ? 'manager' : '',
  ]
}

function emailOf(index: number): string {
  return `person.${index}@example${index % 7}.test`
}
