/** The shapes of background jobs and their entries in the ChakraHQ API, and of the bodies that begin jobs. */
import { Type, type TSchema } from 'typebox'
import { entryStatuses, jobStatuses, jobTypes } from '../../../jobs/job.ts'
import { envelope } from '../schema.ts'

const strict = { additionalProperties: false } as const
const nullable = <T extends TSchema>(schema: T, options = {}) => Type.Union([schema, Type.Null()], options)
const milliseconds = Type.Integer({ description: 'milliseconds since 1970' })
const uuid = Type.String({ format: 'uuid' })
const count = Type.Integer({ minimum: 0 })

const job = {
  id: uuid,
  createdAt: milliseconds,
  updatedAt: milliseconds,
  startedAt: milliseconds,
  completedAt: Type.Integer({ description: 'milliseconds since 1970; 0 while the job goes on' }),
  completionStatus: Type.Enum([...jobStatuses]),
  statusMessage: nullable(Type.String({ description: 'why the job failed' })),
  team: uuid,
}

/** The answer to a request that begins a job. */
export const JobAccepted = envelope(
  Type.Object(
    { ...job, type: Type.String({ format: 'uuid', description: 'the same for every job of its kind' }) },
    { ...strict, title: 'BackgroundJobAccepted' },
  ),
  Type.Object({ rowCount: count }, strict),
)

export const Job = Type.Object(
  { ...job, type: Type.Literal('bulk_api_job') },
  { ...strict, title: 'BackgroundJob' },
)
export type Job = Type.Static<typeof Job>

const JobMeta = Type.Object(
  {
    bjEntryCompletionStatusVsCount: Type.Object(
      { INVALID: count, NOT_STARTED: count, SUCCESS: count, ERROR: count },
      { ...strict, description: 'rows by what became of them' },
    ),
    outcomes: Type.Object(
      {},
      { additionalProperties: count, description: 'of the successes: created, updated, merged, unchanged …' },
    ),
    rowCount: count,
    kind: Type.Enum([...jobTypes]),
    procedure: uuid,
    createdBy: uuid,
    validateOnly: Type.Boolean(),
    undoes: nullable(uuid, { description: 'the job that this one takes back' }),
  },
  { ...strict, title: 'BackgroundJobMeta' },
)
export type JobMeta = Type.Static<typeof JobMeta>

export const JobAnswer = envelope(Job, JobMeta)

export const JobList = envelope(
  Type.Array(
    Type.Object(
      { ...job, type: Type.Literal('bulk_api_job'), meta: JobMeta },
      { ...strict, title: 'ListedBackgroundJob' },
    ),
  ),
  Type.Object({ hasMore: Type.Boolean(), nextCursor: nullable(Type.String()) }, strict),
)

export const Entry = Type.Object(
  {
    id: uuid,
    createdAt: milliseconds,
    updatedAt: milliseconds,
    completionStatus: Type.Enum([...entryStatuses]),
    statusMessage: nullable(Type.String({ description: 'the outcome, or the reason' })),
    input: Type.Unknown({ description: 'the row as it was sent' }),
    output: nullable(
      Type.Object({ process: nullable(uuid), outcome: Type.String() }, { ...strict, title: 'EntryOutput' }),
    ),
    backgroundJob: uuid,
    team: uuid,
  },
  { ...strict, title: 'BackgroundJobEntry' },
)

export const EntryList = envelope(
  Type.Array(Entry),
  Type.Object(
    {
      totalCount: count,
      nextPage: nullable(Type.String({ description: 'the path of the next page' })),
    },
    strict,
  ),
)

export const OneJob = Type.Object({ id: Type.String({ description: 'the id of a background job' }) })

const truth = (what: string) => Type.Optional(Type.Boolean({ description: `true or false; ${what}` }))
const validateOnly = truth('true tries every row and keeps nothing')
export const CreateQuery = Type.Object(
  { validateOnly, upsert: truth('true updates processes whose primary key is known') },
  strict,
)
export const UpdateQuery = Type.Object({ validateOnly }, strict)
export type BulkQuery = Type.Static<typeof CreateQuery>

export const ListQuery = Type.Object(
  {
    limit: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 100, description: 'a whole number from 1 to 100; 20 if absent' }),
    ),
    cursor: Type.Optional(Type.String({ description: 'the nextCursor of an earlier answer' })),
  },
  strict,
)
export type ListQuery = Type.Static<typeof ListQuery>

export const mostEntries = 1_000
export const EntryQuery = Type.Object(
  {
    skip: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 1e9, description: 'a whole number of entries to leave out' }),
    ),
    cursor: Type.Optional(
      Type.String({ pattern: '^\\d{1,9}$', description: 'the cursor in the nextPage of an earlier answer' }),
    ),
    limit: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: mostEntries,
        description: `a whole number from 1 to ${mostEntries}; 100 if absent`,
      }),
    ),
    status: Type.Optional(
      Type.Enum([...entryStatuses], { description: `one of ${entryStatuses.join(', ')}` }),
    ),
  },
  strict,
)
export type EntryQuery = Type.Static<typeof EntryQuery>

export const FailureQuery = Type.Object(
  {
    format: Type.Optional(
      Type.Enum(['ndjson', 'csv'], {
        description: 'ndjson or csv; if absent, csv for rows that came as CSV',
      }),
    ),
  },
  strict,
)
export type FailureQuery = Type.Static<typeof FailureQuery>

const row = Type.Object({}, { additionalProperties: true })
/** For the reference only: bodies are read while they arrive. */
export const NewRows = Type.Array(row, {
  description: 'a list of processes, each as in the creation of one; also lines of JSON, or CSV',
})
export const ChangedRows = Type.Object(
  { processes: Type.Array(row) },
  {
    description:
      '{"processes": [{"id" or a unique attribute: its value, "update": {…}}]}; also such rows as lines of JSON, or CSV',
  },
)
