/**
 * The lists of processes that are measured: what people ask for every day, and what is hard to answer fast. They go
 * by a procedure with a unique `phone`, the filterable `city`, `score` and `due`, and values that nobody indexed.
 */

export interface ProcessQuery {
  readonly name: string
  /** Made anew for each run, so that no run finds the pages of the one before. */
  readonly make: (random: Random) => {
    readonly where?: object
    readonly orderBy?: string
    readonly limit?: number
    readonly search?: string
    readonly skip?: number
  }
  /** Goes on by cursor for so many pages first. */
  readonly pages?: number
  /** Beyond what indexes can tell, and without a bar: measured all the same. */
  readonly isHard?: boolean
}

/** What the queries are made from: how the processes that they ask for were made. */
export interface Random {
  /** A whole number from 0 to below `end`. */
  below(end: number): number
  /** Of a process that there is. */
  phone(): string
  /** Given names are frequent (an eighth of all), family names rare (one of 20,000). */
  givenName(): string
  familyName(): string
  /** User names of those to whom processes are assigned; 50 of them. */
  assignee(): string
  /** Milliseconds; earlier than this share (0 to 1) of the processes. */
  timeAt(share: number): number
}

const states = ['NEW', 'CONTACTED', 'WON', 'LOST']
const dayMs = 86_400_000

/** Cities are `city00` (a fifth of all) to `city19` (a fortieth). */
const city = (random: Random): string => `city${String(random.below(20)).padStart(2, '0')}`
const state = (random: Random): string => states[random.below(states.length)] ?? 'NEW'

export const processQueries: readonly ProcessQuery[] = [
  { name: 'newest', make: () => ({}) },
  { name: 'newest 100', make: () => ({ limit: 100 }) },
  { name: 'page 20 by cursor', make: () => ({}), pages: 20 },
  { name: 'skip 1,000', make: () => ({ skip: 1_000 }) },
  { name: 'phone', make: (random) => ({ where: { phone: random.phone() } }) },
  { name: 'city', make: (random) => ({ where: { city: city(random) } }) },
  { name: 'city, 100', make: (random) => ({ where: { city: city(random) }, limit: 100 }) },
  {
    name: 'state and assignee',
    make: (random) => ({ where: { state: state(random), assignedTo: random.assignee() } }),
  },
  {
    name: 'state, assignee and city, 100',
    make: (random) => ({
      where: { state: state(random), assignedTo: random.assignee(), city: city(random) },
      limit: 100,
    }),
  },
  { name: 'status and not this state', make: () => ({ where: { status: 'OPEN', state: { '!=': 'NEW' } } }) },
  { name: 'nobody has it', make: () => ({ where: { assignedTo: null, status: 'OPEN' } }) },
  {
    name: 'any of three cities',
    make: (random) => ({ where: { city: [city(random), city(random), city(random)] } }),
  },
  {
    name: 'range of 0.3 %',
    make: (random) => {
      const from = random.below(990)
      return { where: { score: { '>=': from, '<': from + 3 } } }
    },
  },
  {
    name: 'range of 0.3 %, 100',
    make: (random) => {
      const from = random.below(990)
      return { where: { score: { '>=': from, '<': from + 3 } }, limit: 100 }
    },
  },
  {
    name: 'range of 0.3 % in a city',
    make: (random) => {
      const from = random.below(990)
      return { where: { score: { '>=': from, '<': from + 3 }, city: city(random) } }
    },
  },
  { name: 'range of 30 %', make: () => ({ where: { score: { '>': 700 } } }) },
  {
    name: 'range of 30 %, city, 100',
    make: (random) => ({ where: { score: { '>': 700 }, city: city(random) }, limit: 100 }),
  },
  {
    name: 'one score and rarest state',
    make: (random) => ({ where: { score: random.below(1_000), state: 'LOST' } }),
  },
  {
    name: 'rarest state and assignee, nothing matches',
    make: (random) => ({ where: { state: 'LOST', assignedTo: random.assignee(), score: -1 } }),
  },
  {
    name: 'two frequent ones that never meet',
    make: () => ({ where: { status: 'COMPLETED', state: 'NEW' } }),
    isHard: true,
  },
  { name: 'by score', make: () => ({ orderBy: '-score' }) },
  { name: 'by score in a city', make: (random) => ({ where: { city: city(random) }, orderBy: '-score' }) },
  {
    name: 'by score in a city, 100',
    make: (random) => ({ where: { city: city(random) }, orderBy: '-score', limit: 100 }),
  },
  {
    name: 'by due, two filters',
    make: (random) => ({ where: { city: city(random), state: 'WON' }, orderBy: 'due' }),
  },
  {
    name: 'by score, state and assignee',
    make: (random) => ({ where: { state: 'LOST', assignedTo: random.assignee() }, orderBy: 'score' }),
  },
  {
    name: 'next to do of an assignee',
    make: (random) => ({ where: { assignedTo: random.assignee(), status: 'OPEN' }, orderBy: 'nextActionAt' }),
  },
  { name: 'last changed', make: () => ({ orderBy: '-updatedAt', limit: 100 }) },
  {
    name: 'made on a day, city',
    make: (random) => {
      const from = random.timeAt(random.below(100) / 100)
      return { where: { createdAt: { '>=': from, '<': from + dayMs }, city: city(random) } }
    },
  },
  {
    name: 'due in a week, open',
    make: (random) => {
      const from = 1_700_000_000_000 + random.below(900) * dayMs
      return { where: { due: { '>=': from, '<': from + 7 * dayMs }, status: 'OPEN' } }
    },
  },
  {
    name: 'either rare score or phone',
    make: (random) => ({ where: { or: [{ score: random.below(1_000) }, { phone: random.phone() }] } }),
  },
  { name: 'not in a city', make: (random) => ({ where: { city: { '!=': city(random) } } }) },
  {
    name: 'page 5 of a city by score',
    make: (random) => ({ where: { city: city(random) }, orderBy: 'score' }),
    pages: 5,
  },
  { name: 'search a rare word', make: (random) => ({ search: random.familyName() }) },
  { name: 'search a frequent word', make: (random) => ({ search: random.givenName() }) },
  {
    name: 'search both words',
    make: (random) => ({ search: `${random.givenName()} ${random.familyName()}` }),
  },
  { name: 'search a phone number', make: (random) => ({ search: random.phone() }) },
  { name: 'search what is not there', make: () => ({ search: 'xyzzyx' }) },
  {
    name: 'search a frequent word in a city, 100',
    make: (random) => ({ search: random.givenName(), where: { city: city(random) }, limit: 100 }),
  },
]
