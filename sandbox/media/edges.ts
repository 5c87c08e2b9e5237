/** Media: upload, metadata, download, removal, and resumable uploads. */
import type { Edge } from '../graph/edge.ts'
import { downloadMedia } from './download.ts'
import { beginUpload, continueUpload, showUpload } from './resumable.ts'
import { deleteMedia, showMedia } from './show-media.ts'
import { uploadMedia } from './upload.ts'

export const mediaEdges: readonly Edge[] = [
  { on: 'phone_number', edge: 'media', method: 'POST', handle: uploadMedia },
  { on: 'media', edge: '', method: 'GET', handle: showMedia },
  { on: 'media', edge: '', method: 'DELETE', handle: deleteMedia },
  // It looks at the token itself: a wrong one finds nothing, and a knob makes it unnecessary.
  {
    on: 'none',
    edge: 'whatsapp_business/attachments',
    method: 'GET',
    needsToken: false,
    handle: downloadMedia,
  },
  { on: 'app', edge: 'uploads', method: 'POST', handle: beginUpload },
  // The app of the token, as some clients call it.
  {
    on: 'none',
    edge: 'app/uploads',
    method: 'POST',
    handle: (call) => beginUpload({ ...call, id: call.token?.appId ?? '' }),
  },
  { on: 'upload', edge: '', method: 'POST', handle: continueUpload },
  { on: 'upload', edge: '', method: 'GET', handle: showUpload },
]
