export { listForDesk, listForPublic, overviewFor } from '../actions/browse-requests.ts';
export { readDeskRequest } from '../actions/read-request.ts';
