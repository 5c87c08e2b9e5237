/** Groups and calls: accepted and kept. */
import type { Edge } from '../graph/edge.ts'
import { showPermission } from './call-permissions.ts'
import { handleCall } from './calls.ts'
import {
  changeGroup,
  deleteGroup,
  listGroups,
  makeGroup,
  resetInviteLink,
  showGroup,
  showInviteLink,
} from './groups.ts'
import { approveJoinRequests, listJoinRequests, rejectJoinRequests, removeParticipants } from './members.ts'

export const groupEdges: readonly Edge[] = [
  { on: 'phone_number', edge: 'groups', method: 'POST', handle: makeGroup },
  { on: 'phone_number', edge: 'groups', method: 'GET', handle: listGroups },
  { on: 'group', edge: '', method: 'GET', handle: showGroup },
  { on: 'group', edge: '', method: 'POST', handle: changeGroup },
  { on: 'group', edge: '', method: 'DELETE', handle: deleteGroup },
  { on: 'group', edge: 'invite_link', method: 'GET', handle: showInviteLink },
  { on: 'group', edge: 'invite_link', method: 'POST', handle: resetInviteLink },
  { on: 'group', edge: 'join_requests', method: 'GET', handle: listJoinRequests },
  { on: 'group', edge: 'join_requests', method: 'POST', handle: approveJoinRequests },
  { on: 'group', edge: 'join_requests', method: 'DELETE', handle: rejectJoinRequests },
  { on: 'group', edge: 'participants', method: 'DELETE', handle: removeParticipants },
  { on: 'phone_number', edge: 'calls', method: 'POST', handle: handleCall },
  { on: 'phone_number', edge: 'call_permissions', method: 'GET', handle: showPermission },
]
