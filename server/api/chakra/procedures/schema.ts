/** The shapes of definitions, as they are sent and as they are answered. Requests are checked by the domain. */
import { Type, type TSchema } from 'typebox'
import { attributeTypes } from '../../../records/attribute.ts'

const strict = { additionalProperties: false } as const
export const nullable = <T extends TSchema>(schema: T, options = {}) =>
  Type.Union([schema, Type.Null()], options)
export const uuid = Type.String({ format: 'uuid' })
export const milliseconds = Type.Integer({ description: 'milliseconds since 1970' })
const shortId = Type.String({ description: 'how the API calls it', examples: ['phone_number'] })
const freeObject = Type.Object({}, { additionalProperties: true })
const access = Type.Enum(['none', 'read', 'write'])

/** What every definition has. */
export const common = { id: uuid, team: uuid, createdAt: milliseconds, updatedAt: milliseconds }
const named = { shortId, name: Type.String() }

export const Option = Type.Object(
  { value: Type.Union([Type.String(), Type.Number()]), label: Type.String() },
  { ...strict, title: 'AttributeOption' },
)

const attributeFields = {
  id: uuid,
  ...named,
  description: Type.String(),
  type: Type.Enum([...attributeTypes]),
  isRequired: Type.Boolean(),
  isUnique: Type.Boolean(),
  isFilterable: Type.Boolean({ description: 'lists filtered or ordered by it are fast' }),
  isIndexing: Type.Boolean({ description: 'true while stored values are being prepared for lists' }),
  isRetired: Type.Boolean({ description: 'takes and shows no values' }),
  default: Type.Unknown({ description: 'the value of a new process that gives none, or null' }),
  min: nullable(Type.Number(), { description: 'least number, time, characters or items' }),
  max: nullable(Type.Number(), { description: 'largest number, time, characters or items' }),
  pattern: nullable(Type.String(), { description: 'a regular expression for the whole text' }),
  options: Type.Array(Option, { description: 'of enums: what can be chosen' }),
  schema: nullable(freeObject, { description: 'of external objects: a JSON Schema' }),
}

// Attributes lie within each other, three deep at most.
const InnermostAttribute = Type.Object(
  { ...attributeFields, attributes: Type.Array(Type.Null(), { maxItems: 0 }) },
  { ...strict, title: 'InnermostAttribute' },
)
const InnerAttribute = Type.Object(
  { ...attributeFields, attributes: Type.Array(InnermostAttribute) },
  { ...strict, title: 'InnerAttribute' },
)
export const Attribute = Type.Object(
  { ...attributeFields, attributes: Type.Array(InnerAttribute) },
  { ...strict, title: 'Attribute' },
)

export const DerivedAttribute = Type.Object(
  { id: uuid, ...named, template: Type.String({ examples: ['{name} · {city}'] }) },
  { ...strict, title: 'DerivedAttribute' },
)
const AttributeGroup = Type.Object(
  { id: uuid, ...named, attributes: Type.Array(shortId) },
  { ...strict, title: 'AttributeGroup' },
)
const State = Type.Object(
  {
    id: uuid,
    ...named,
    color: Type.String({ examples: ['#3b82f6'] }),
    next: nullable(Type.Array(shortId), { description: 'the states that may follow; null is any' }),
    isRetired: Type.Boolean(),
  },
  { ...strict, title: 'State' },
)
const StateTask = Type.Object(
  {
    id: uuid,
    ...named,
    description: Type.String(),
    states: Type.Array(shortId, { description: 'where it is offered; empty is everywhere' }),
    taskType: nullable(shortId),
    attributes: Type.Array(Attribute),
    isRetired: Type.Boolean(),
  },
  { ...strict, title: 'StateTask' },
)
const PrimaryKey = Type.Object(
  {
    attribute: shortId,
    pattern: nullable(Type.String(), { description: 'such as LEAD-000000; null: keys are given by callers' }),
  },
  { ...strict, title: 'PrimaryKey' },
)

export const Procedure = Type.Object(
  {
    ...common,
    ...named,
    description: Type.String(),
    entity: Type.String({ description: 'short id of the entity' }),
    attributes: Type.Array(Attribute),
    derivedAttributes: Type.Array(DerivedAttribute),
    attributeGroups: Type.Array(AttributeGroup),
    states: Type.Array(State),
    startState: shortId,
    completedState: shortId,
    primaryKey: nullable(PrimaryKey),
    primaryIdentifier: nullable(shortId, { description: 'the attribute that names a process for people' }),
    mergeBy: nullable(shortId, {
      description: 'a new process with a known value of this attribute is merged',
    }),
    stateTasks: Type.Array(StateTask),
    access: Type.Record(Type.String(), access, { description: 'by short id of the role; absent is write' }),
  },
  { ...strict, title: 'Procedure' },
)

export const ProcedureSummary = Type.Object(
  { ...common, ...named, description: Type.String(), entity: Type.String() },
  { ...strict, title: 'ProcedureSummary' },
)

export const Entity = Type.Object(
  {
    ...common,
    ...named,
    description: Type.String(),
    attributes: Type.Array(Attribute),
    derivedAttributes: Type.Array(DerivedAttribute),
    primaryKey: nullable(shortId, { description: 'records are found again by this attribute; it is fixed' }),
  },
  { ...strict, title: 'Entity' },
)

export const ConfigItem = Type.Object(
  { ...common, ...named, data: freeObject },
  { ...strict, title: 'ConfigItem' },
)
