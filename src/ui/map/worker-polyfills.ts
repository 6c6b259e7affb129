/* Workers get no polyfills from the page; these two are all that Chrome 87 lacks in the map's worker. */
const wanting = Object as unknown as { hasOwn?: (object: object, key: PropertyKey) => boolean };
wanting.hasOwn ??= (object, key) => Object.prototype.hasOwnProperty.call(object, key);

function at<Item>(this: ArrayLike<Item>, index: number): Item | undefined {
  return this[index < 0 ? this.length + index : index];
}
for (const prototype of [Array.prototype, Object.getPrototypeOf(Int8Array.prototype)]) {
  if (!('at' in prototype)) Object.defineProperty(prototype, 'at', { value: at, writable: true, configurable: true });
}
