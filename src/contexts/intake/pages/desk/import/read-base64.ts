/** A file as base64, read by the browser itself. */
export async function readBase64(file: Blob): Promise<string> {
  const reader = new FileReader();
  return new Promise((done, failed) => {
    reader.onload = () => done(String(reader.result).split(',')[1] ?? '');
    reader.onerror = () => failed(reader.error ?? new Error('The file could not be read'));
    reader.readAsDataURL(file);
  });
}
