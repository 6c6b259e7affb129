/** Messages to people: written with the business they tell about, sent afterwards. */
export { type Notification, type Recipient, notify } from './notify.ts';
export { serveNotify } from './routes.ts';
export { type Address, type ResolveAddress, notifyJobs } from './send-message.ts';
export { type MessageSelection, eraseMessages } from './store.ts';
