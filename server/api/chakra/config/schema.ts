/** The shape of the config: every object that other answers point to by UUID, in flat lists. */
import { Type, type TProperties } from 'typebox'
import { attributeTypes } from '../../../records/attribute.ts'
import { roleTypes } from '../../../team/role.ts'
import { common, ConfigItem, nullable, Option, uuid } from '../procedures/schema.ts'

const object = <P extends TProperties>(title: string, properties: P) =>
  Type.Object(properties, { additionalProperties: false, title })
const named = { id: uuid, shortId: Type.String(), name: Type.String() }
const uuids = Type.Array(uuid)
const maybe = nullable(uuid)
const freeObject = Type.Object({}, { additionalProperties: true })

const ConfigTeam = object('ConfigTeam', {
  id: uuid,
  shortName: Type.String(),
  name: Type.String(),
  timeZone: Type.String({ examples: ['Asia/Kolkata'] }),
  defaultCountry: Type.String({ examples: ['IN'] }),
})

const ConfigEntity = object('ConfigEntity', {
  ...common,
  ...named,
  description: Type.String(),
  attributes: uuids,
  derivedAttributes: uuids,
  primaryKey: maybe,
})

const ConfigState = object('ConfigState', {
  ...named,
  color: Type.String(),
  next: nullable(uuids, { description: 'the states that may follow; null is any' }),
  isRetired: Type.Boolean(),
})

const ConfigProcedure = object('ConfigProcedure', {
  ...common,
  ...named,
  description: Type.String(),
  entity: uuid,
  states: Type.Array(ConfigState),
  startState: uuid,
  completedState: uuid,
  attributes: uuids,
  derivedAttributes: uuids,
  attributeGroups: uuids,
  stateTasks: uuids,
  primaryKey: maybe,
  primaryKeyPattern: nullable(Type.String()),
  primaryIdentifier: maybe,
  mergeBy: maybe,
  access: Type.Record(Type.String(), Type.Enum(['none', 'read', 'write']), {
    description: 'by id of the role; absent is write',
  }),
})

/** Where an attribute is; one of these is set. */
const place = { entity: maybe, procedure: maybe }

const ConfigAttribute = object('ConfigAttribute', {
  ...named,
  description: Type.String(),
  type: Type.Enum([...attributeTypes]),
  ...place,
  stateTask: maybe,
  parent: nullable(uuid, { description: 'the attribute of the type nested that it is within' }),
  options: Type.Array(Option),
  isRetired: Type.Boolean(),
})

const AttributeConfig = object('AttributeConfig', {
  attribute: uuid,
  isRequired: Type.Boolean(),
  isUnique: Type.Boolean(),
  isFilterable: Type.Boolean(),
  isIndexing: Type.Boolean(),
  default: Type.Unknown(),
  min: nullable(Type.Number()),
  max: nullable(Type.Number()),
  pattern: nullable(Type.String()),
  schema: nullable(freeObject),
})

export const Config = object('Config', {
  team: ConfigTeam,
  entities: Type.Array(ConfigEntity),
  procedures: Type.Array(ConfigProcedure),
  attributeTypes: Type.Array(
    object('AttributeType', { id: Type.String(), shortId: Type.String(), name: Type.String() }),
  ),
  attributes: Type.Array(ConfigAttribute),
  derivedAttributes: Type.Array(
    object('ConfigDerivedAttribute', { ...named, template: Type.String(), ...place }),
  ),
  attributeGroups: Type.Array(
    object('ConfigAttributeGroup', { ...named, procedure: uuid, attributes: uuids }),
  ),
  roles: Type.Array(object('ConfigRole', { ...named, type: Type.Enum([...roleTypes]) })),
  pods: Type.Array(ConfigItem),
  taskTypes: Type.Array(ConfigItem),
  forms: Type.Array(
    object('Form', { ...named, procedure: uuid, formFields: uuids, formActionButtons: uuids }),
  ),
  formFields: Type.Array(
    object('FormField', {
      id: uuid,
      form: uuid,
      attribute: uuid,
      attributeGroup: maybe,
      order: Type.Integer(),
      isRequired: Type.Boolean(),
    }),
  ),
  formActionButtons: Type.Array(
    object('FormActionButton', { ...named, form: uuid, action: Type.Literal('SAVE') }),
  ),
  stateTasks: Type.Array(
    object('ConfigStateTask', {
      ...named,
      description: Type.String(),
      procedure: uuid,
      states: uuids,
      taskType: maybe,
      attributes: uuids,
      isRetired: Type.Boolean(),
    }),
  ),
  userProfiles: Type.Array(ConfigItem),
  attributeConfig: Type.Array(AttributeConfig),
  skillTypes: Type.Array(ConfigItem),
})
export type Config = Type.Static<typeof Config>
