/** Phone numbers, WABAs, profiles, settings, blocking, usernames. */
import type { Edge } from '../graph/edge.ts'
import { blockUsers, listBlockedUsers, unblockUsers } from './block-users.ts'
import { changeNumber } from './change-number.ts'
import { changeProfile, sendPicture, showProfile } from './profile.ts'
import { addUnverified, deregister, register, requestCode, verifyCode } from './registration.ts'
import { changeSettings, showSettings } from './settings.ts'
import { listNumbers, showNumber } from './show-number.ts'
import { showWaba } from './show-waba.ts'
import { removeUsername, setUsername, showUsername, suggestUsernames } from './username.ts'

export const numberEdges: readonly Edge[] = [
  { on: 'waba', edge: '', method: 'GET', handle: showWaba },
  { on: 'waba', edge: 'phone_numbers', method: 'GET', handle: listNumbers },
  { on: 'waba', edge: 'phone_numbers', method: 'POST', handle: addUnverified },
  { on: 'phone_number', edge: '', method: 'GET', handle: showNumber },
  { on: 'phone_number', edge: '', method: 'POST', handle: changeNumber },
  { on: 'phone_number', edge: 'register', method: 'POST', handle: register },
  { on: 'phone_number', edge: 'deregister', method: 'POST', handle: deregister },
  { on: 'phone_number', edge: 'request_code', method: 'POST', handle: requestCode },
  { on: 'phone_number', edge: 'verify_code', method: 'POST', handle: verifyCode },
  { on: 'phone_number', edge: 'settings', method: 'GET', handle: showSettings },
  { on: 'phone_number', edge: 'settings', method: 'POST', handle: changeSettings },
  { on: 'phone_number', edge: 'whatsapp_business_profile', method: 'GET', handle: showProfile },
  { on: 'phone_number', edge: 'whatsapp_business_profile', method: 'POST', handle: changeProfile },
  {
    on: 'phone_number',
    edge: 'profile_picture',
    method: 'GET',
    needsToken: false,
    handle: sendPicture,
  },
  { on: 'phone_number', edge: 'block_users', method: 'GET', handle: listBlockedUsers },
  { on: 'phone_number', edge: 'block_users', method: 'POST', handle: blockUsers },
  { on: 'phone_number', edge: 'block_users', method: 'DELETE', handle: unblockUsers },
  { on: 'phone_number', edge: 'username', method: 'GET', handle: showUsername },
  { on: 'phone_number', edge: 'username', method: 'POST', handle: setUsername },
  { on: 'phone_number', edge: 'username', method: 'DELETE', handle: removeUsername },
  { on: 'phone_number', edge: 'username_suggestions', method: 'GET', handle: suggestUsernames },
]
