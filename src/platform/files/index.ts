/** Photos: received, checked, kept, served, erased. */
export { type AttachContext, attachFiles, setVisibility } from './attach-files.ts';
export { copyFiles } from './copy-files.ts';
export { eraseFiles, fileJobs } from './erase-files.ts';
export { type Variant, fileUrl } from './keys.ts';
export { type FileRule, type FileRules } from './open-file.ts';
export type { Rectangle } from './rectangles.ts';
export { photoOf, redactFile, renderRedacted, unredactedPhoto } from './redact-file.ts';
export { serveFiles } from './routes.ts';
export { type PhotoToStage, stagePhoto } from './stage-photo.ts';
export { type FileRow, type FileSubject, type FileVisibility, findFilesOf } from './store.ts';
export { fileChecker } from './verify-file.ts';
