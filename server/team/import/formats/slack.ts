/**
 * Slack: the member list as CSV, and users.json of a workspace export. Roles are not taken over, because an
 * admin there is nobody's admin here. Bots are no people.
 */
import { formatOffset } from '../../utc-offset.ts'
import { email, number, phone, text, yesOrNo } from './cells.ts'
import { column, type Format } from './format.ts'

export const slackMembers: Format = {
  name: 'Slack member list',
  marks: [
    ['userid', 'username', 'fullname'],
    ['userid', 'username', 'billing-active'],
  ],
  columns: [
    column('email', 'primaryEmail', email),
    column('username', 'handle', text),
    column('fullname', 'fullName', text),
    column('displayname', 'displayName', text),
    column('status', 'isActive', (cell) => text(cell).toLowerCase() !== 'deactivated'),
    column('status', 'isBot', (cell) => text(cell).toLowerCase() === 'bot'),
  ],
}

const slackbot = 'USLACKBOT'

export const slackExport: Format = {
  name: 'Slack workspace export',
  marks: [
    ['profile.real_name', 'id'],
    ['profile.email', 'is_bot'],
  ],
  columns: [
    column('profile.email', 'primaryEmail', email),
    column('name', 'handle', text),
    column('profile.first_name', 'firstName', text),
    column('profile.last_name', 'lastName', text),
    column(['profile.real_name', 'real_name'], 'fullName', text),
    column('profile.display_name', 'displayName', text),
    column('profile.phone', 'primaryPhone', phone),
    column('profile.title', 'title', text),
    column('profile.image_512', 'profileImageUrl', text),
    column('tz_offset', 'timezone', (cell) => formatOffset(Math.round(number(cell) / 60))),
    column('deleted', 'isActive', (cell) => !yesOrNo(cell)),
    // Every workspace has Slackbot, which does not call itself a bot.
    column('id', 'isBot', (cell) => (cell === slackbot ? true : undefined)),
    column('is_bot', 'isBot', (cell) => yesOrNo(cell) || undefined),
    column('is_app_user', 'isBot', (cell) => yesOrNo(cell) || undefined),
  ],
}
