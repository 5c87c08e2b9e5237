/** The shapes of calls about numbers and groups in WhatsApp's own form: what is passed through is open. */
import { Type } from 'typebox'
import { GraphAnswer, graphFailures } from '../templates/schema.ts'

export const response = { 200: GraphAnswer, ...graphFailures }

const pluginId = Type.String({ description: 'the id of the plugin' })
const version = Type.String({ description: 'a version of the Graph API, such as v23.0' })
const phoneNumberId = Type.String({ description: "WhatsApp's id of a phone number of the team" })
const groupId = Type.String({ description: "WhatsApp's id of a group" })

export const OfNumber = Type.Object({ version, phoneNumberId })
export const OfPluginNumber = Type.Object({ pluginId, version, phoneNumberId })
export const OfGroup = Type.Object({ pluginId, version, groupId })

/** For the documentation: bodies go on to WhatsApp byte for byte, JSON or a form. */
export const passedBody = (description: string) => Type.Unsafe<unknown>({ description })
