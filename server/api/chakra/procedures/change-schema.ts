/**
 * What a definition is made of when it is sent. It documents; the domain checks, because it tells each fault by its
 * path. Everything that is answered may be sent back.
 */
import { Type, type TProperties, type TSchema } from 'typebox'
import * as schema from './schema.ts'

const rename = Type.Optional(Type.String({ description: 'the new short id of what is there' }))
const remove = Type.Optional(Type.Boolean({ description: 'true takes it out' }))
const ignored = ['team', 'createdAt', 'updatedAt', 'isIndexing']

/** The fields of a shape, each of which may be left out, with the lists in it made of `items`. */
function change(
  shape: { readonly properties: TProperties },
  title: string,
  extra: TProperties,
  items: Readonly<Record<string, TSchema>> = {},
) {
  const fields: TProperties = {}
  for (const [name, field] of Object.entries(shape.properties)) {
    const item = items[name]
    if (!ignored.includes(name)) fields[name] = Type.Optional(item === undefined ? field : Type.Array(item))
  }
  return Type.Object({ ...fields, ...extra }, { title })
}

const nothing = {}
const attributeExtra = {
  rename,
  migrate: Type.Optional(Type.Boolean({ description: 'true converts stored values to the new type' })),
  options: Type.Optional(
    Type.Array(Type.Union([Type.String(), Type.Number(), schema.Option]), {
      description: 'replaces the whole list',
    }),
  ),
  attributes: Type.Optional(
    Type.Array(Type.Object({}, { additionalProperties: true }), { description: 'of the type nested' }),
  ),
}
const { attributes, derivedAttributes, attributeGroups, states, stateTasks } = schema.Procedure.properties
const AttributeChange = change(attributes.items, 'AttributeChange', attributeExtra)
const DerivedAttributeChange = change(derivedAttributes.items, 'DerivedAttributeChange', { rename, remove })
const AttributeGroupChange = change(attributeGroups.items, 'AttributeGroupChange', { rename, remove })
const StateChange = change(states.items, 'StateChange', { rename })
const StateTaskChange = change(
  stateTasks.items,
  'StateTaskChange',
  { rename },
  { attributes: AttributeChange },
)

export const ProcedureChange = change(
  schema.Procedure,
  'ProcedureChange',
  { rename },
  {
    attributes: AttributeChange,
    derivedAttributes: DerivedAttributeChange,
    attributeGroups: AttributeGroupChange,
    states: StateChange,
    stateTasks: StateTaskChange,
  },
)
export const EntityChange = change(
  schema.Entity,
  'EntityChange',
  { rename },
  { attributes: AttributeChange, derivedAttributes: DerivedAttributeChange },
)
export const ConfigItemChange = change(schema.ConfigItem, 'ConfigItemChange', { rename }, nothing)
